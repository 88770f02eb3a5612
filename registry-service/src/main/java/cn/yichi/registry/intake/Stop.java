package cn.yichi.registry.intake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request to end that waiting threads hear at once. */
final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);

  void ask() {
    asked.countDown();
  }

  boolean asked() {
    return asked.getCount() == 0;
  }

  /** Waits that long, or until the end is asked for; false then. */
  boolean pause(Duration time) throws InterruptedException {
    return !asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
