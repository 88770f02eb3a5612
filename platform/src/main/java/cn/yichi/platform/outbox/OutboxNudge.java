package cn.yichi.platform.outbox;

import java.util.Collection;

/** Tells the relay, right after a write, which aggregates have unsent facts. */
@FunctionalInterface
public interface OutboxNudge {
  /**
   * Never blocks and never fails: what does not fit the queue is found by the sweep.
   *
   * @param ids {@code _id}s of the aggregates just written
   */
  void nudge(Outbox outbox, Collection<String> ids);
}
