package cn.yichi.platform.retention;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs retention on a thread of its own. {@code yichi.retention.overdue} tells for how many seconds
 * a run has been due and not ended, as known at the last look; 0 between runs.
 */
final class RetentionAtWork implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RetentionAtWork.class);

  private final Retention retention;
  private final RetentionSettings settings;
  private final Clock clock;
  private volatile @Nullable ScheduledExecutorService timer;
  private volatile Instant due = Instant.MAX;

  RetentionAtWork(
      Retention retention, RetentionSettings settings, MeterRegistry meters, Clock clock) {
    this.retention = retention;
    this.settings = settings;
    this.clock = clock;
    Gauge.builder("yichi.retention.overdue", this::overdue).baseUnit("seconds").register(meters);
  }

  private double overdue() {
    Instant now = clock.instant();
    return due.isBefore(now) ? Duration.between(due, now).toSeconds() : 0;
  }

  @Override
  public void start() {
    var scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("retention").factory());
    timer = scheduler;
    var begun =
        scheduler.scheduleWithFixedDelay(
            this::turn,
            settings.first().toMillis(),
            settings.poll().toMillis(),
            TimeUnit.MILLISECONDS);
    log.debug("retention is looked after: {}", begun);
  }

  private void turn() {
    try {
      while (timer != null && retention.page()) {
        log.trace("a page is done");
      }
      retention.progress().ifPresent(known -> due = known.nextAt());
    } catch (MongoException away) {
      log.debug("retention waits for the database", away);
    } catch (RuntimeException | Error fault) {
      // Either would end the timer without a word; the page is done again.
      log.warn("retention stumbled and goes on: {}", fault.toString());
    }
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = timer;
    timer = null;
    if (running != null) {
      running.shutdown();
      try {
        if (!running.awaitTermination(10, TimeUnit.SECONDS)) {
          log.warn("a page of retention is left to the next start");
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
