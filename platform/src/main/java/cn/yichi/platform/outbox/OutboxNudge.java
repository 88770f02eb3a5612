package cn.yichi.platform.outbox;

import java.util.Collection;
import org.bson.Document;

/** Tells the relay, right after a write, which aggregates have unsent facts. */
public interface OutboxNudge {
  /**
   * Never blocks and never fails: what does not fit the queue is found by the sweep.
   *
   * @param ids {@code _id}s of the aggregates just written
   */
  void nudge(Outbox outbox, Collection<String> ids);

  /**
   * As {@link #nudge}, for aggregates just inserted, or replaced as a whole while nothing waited:
   * where the database has the same facts still waiting, the relay need not fetch them.
   *
   * @param inserted documents as they were written; those without facts are passed over
   */
  void inserted(Outbox outbox, Collection<Document> inserted);
}
