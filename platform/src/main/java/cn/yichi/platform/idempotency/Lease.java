package cn.yichi.platform.idempotency;

import java.time.Clock;
import java.time.Instant;

/** Extends a claim while a long upload is being read, a few times a minute at most. */
final class Lease implements Runnable {
  private final IdempotencyStore store;
  private final Claim.Begun claim;
  private final Clock clock;
  private Instant next;

  Lease(IdempotencyStore store, Claim.Begun claim, Clock clock) {
    this.store = store;
    this.claim = claim;
    this.clock = clock;
    this.next = soon();
  }

  private Instant soon() {
    return clock.instant().plus(IdempotencyStore.LEASE.dividedBy(4));
  }

  @Override
  public void run() {
    if (!clock.instant().isBefore(next)) {
      store.extend(claim);
      next = soon();
    }
  }
}
