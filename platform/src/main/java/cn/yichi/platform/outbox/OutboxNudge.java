package cn.yichi.platform.outbox;

import java.util.Collection;
import org.bson.Document;

/** Tells the relay, right after a write, which aggregates have unsent facts. */
@FunctionalInterface
public interface OutboxNudge {
  /**
   * Never blocks and never fails: what does not fit the queue is found by the sweep.
   *
   * @param ids {@code _id}s of the aggregates just written
   */
  void nudge(Outbox outbox, Collection<String> ids);

  /**
   * As {@link #nudge}, for new aggregates: the relay may send their first facts without reading
   * them again.
   *
   * @param before {@link System#nanoTime} before the insert began
   * @param inserted documents that this insert put in, as they stand in the database; those without
   *     facts are passed over
   */
  default void inserted(Outbox outbox, long before, Collection<Document> inserted) {
    nudge(outbox, inserted.stream().map(document -> document.getString("_id")).toList());
  }
}
