package cn.yichi.notification;

import cn.yichi.notification.notice.SendDueNotices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the passes of the sending loop on a thread of its own. A pass that fails, for instance
 * because the database is away, is tried again after a pause; nothing is lost by it.
 */
final class SendingLoop implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(SendingLoop.class);
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

  private final SendDueNotices sending;
  private final Clock clock;
  private final Duration tick;
  private final Duration sweepEvery;
  private volatile @Nullable CountDownLatch stopping;
  private @Nullable Thread thread;
  private Instant nextSweep = Instant.MIN;
  private boolean faulty;

  SendingLoop(SendDueNotices sending, Clock clock, NotificationSettings settings) {
    this.sending = sending;
    this.clock = clock;
    this.tick = settings.tick();
    this.sweepEvery = settings.sweepEvery();
  }

  @Override
  public synchronized void start() {
    var signal = new CountDownLatch(1);
    stopping = signal;
    thread = Thread.ofVirtual().name("sending").start(() -> run(signal));
  }

  private void run(CountDownLatch signal) {
    try {
      Duration pause = Duration.ZERO;
      while (!signal.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = turn();
      }
      finish();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a little for the provider; what is still out then is taken up after its lease. */
  private void finish() throws InterruptedException {
    Instant deadline = clock.instant().plus(PATIENCE_AT_THE_END);
    var pause = new CountDownLatch(1);
    try {
      while (sending.settle() && clock.instant().isBefore(deadline)) {
        pause.await(tick.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (RuntimeException | Error fault) {
      log.warn("answers of the provider are left to the lease", fault);
    }
  }

  /** One turn; answers how long to wait before the next. */
  private Duration turn() {
    try {
      if (!clock.instant().isBefore(nextSweep)) {
        sending.sweep();
        nextSweep = clock.instant().plus(sweepEvery);
      }
      boolean worked = sending.pass() > 0;
      if (faulty) {
        log.info("sending goes on");
        faulty = false;
      }
      return worked ? Duration.ZERO : tick;
    } catch (RuntimeException fault) {
      if (!faulty) {
        log.warn("sending pauses, trying again: {}", fault.toString());
        faulty = true;
      }
      return PAUSE_AFTER_FAULT;
    } catch (Error fault) {
      // Left to itself it would end the loop for good while the service says that it is well.
      if (!faulty) {
        log.error("sending pauses: this process is at fault", fault);
        faulty = true;
      }
      return PAUSE_AFTER_FAULT;
    }
  }

  @Override
  public synchronized void stop() {
    CountDownLatch signal = stopping;
    Thread running = thread;
    if (signal == null || running == null) {
      return;
    }
    signal.countDown();
    try {
      running.join(Duration.ofSeconds(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    stopping = null;
  }

  @Override
  public boolean isRunning() {
    return stopping != null;
  }
}
