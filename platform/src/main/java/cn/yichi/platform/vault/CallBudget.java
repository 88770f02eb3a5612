package cn.yichi.platform.vault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * A bucket of a day's calls that fills evenly, without a lock: kept is the instant at which it will
 * be full again, and each call puts that off by what one call takes to come back.
 *
 * <p>Once it was empty it lets nobody through before it holds {@link #RESERVE} calls again.
 * Otherwise a batch that needs many would use up each time the few that there are, and never end.
 */
final class CallBudget {
  static final long DAY = Duration.ofDays(1).toNanos();
  private static final long RESERVE = 5_000;

  private final LongSupplier nanos;
  private final long perCall;
  private final AtomicLong fullAt;
  private final AtomicLong closedUntil;
  private final LongAdder refused = new LongAdder();

  /**
   * @param aDay calls in a day, and at once
   * @param nanos as {@link System#nanoTime}
   */
  CallBudget(long aDay, LongSupplier nanos) {
    this.nanos = nanos;
    this.perCall = Math.max(1, DAY / aDay);
    this.fullAt = new AtomicLong(nanos.getAsLong());
    this.closedUntil = new AtomicLong(nanos.getAsLong());
  }

  /** Takes one call; false where there is none. */
  boolean take() {
    long now = nanos.getAsLong();
    if (now - closedUntil.get() < 0) {
      refused.increment();
      return false;
    }
    while (true) {
      long full = fullAt.get();
      long next = (full - now > 0 ? full : now) + perCall;
      if (next - now > DAY) {
        closedUntil.set(now + RESERVE * perCall);
        refused.increment();
        return false;
      }
      if (fullAt.compareAndSet(full, next)) {
        return true;
      }
    }
  }

  long refused() {
    return refused.sum();
  }

  long remaining() {
    long now = nanos.getAsLong();
    return (DAY - Math.max(0, fullAt.get() - now)) / perCall;
  }

  /** Whether it is open and more than half full. */
  boolean leavesHalf() {
    long now = nanos.getAsLong();
    return now - closedUntil.get() >= 0 && fullAt.get() - now < DAY / 2;
  }

  /** How long it stays closed; zero where it is open. */
  Duration closedFor() {
    return Duration.ofNanos(Math.max(0, closedUntil.get() - nanos.getAsLong()));
  }
}
