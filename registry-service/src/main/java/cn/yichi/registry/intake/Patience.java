package cn.yichi.registry.intake;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Tries again, with growing pauses, what a store that is away for the moment did not do. */
final class Patience {
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final StoreFailures failures;
  private final Stop stop;

  Patience(StoreFailures failures, Stop stop) {
    this.failures = failures;
    this.stop = stop;
  }

  /**
   * Attempts until it is done.
   *
   * @param done attempts once; false asks for another attempt
   * @throws RunEnded when the end is asked for before it is done
   */
  void until(BooleanSupplier done) throws InterruptedException, RunEnded {
    Duration pause = SHORTEST;
    while (!attempt(done)) {
      if (!stop.pause(pause)) {
        throw new RunEnded();
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
  }

  private boolean attempt(BooleanSupplier done) {
    try {
      return done.getAsBoolean();
    } catch (RuntimeException failure) {
      if (!failures.pass(failure)) {
        throw failure;
      }
      return false;
    }
  }
}
