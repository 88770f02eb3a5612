package cn.yichi.platform.rotation;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the change of keys on a thread of its own, where older keys are configured; otherwise there
 * is nothing to change from. {@code yichi.vault.rotation.left} and {@code .done} tell the documents
 * of all collections together, as known at the last look.
 */
final class RotationAtWork implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RotationAtWork.class);

  private final Rotation rotation;
  private final RotationSettings settings;
  private final boolean needed;
  private volatile @Nullable ScheduledExecutorService timer;
  private volatile Optional<Progress> known = Optional.empty();
  private boolean waits;

  /**
   * @param needed whether keys besides the current one are configured
   */
  RotationAtWork(
      Rotation rotation, RotationSettings settings, boolean needed, MeterRegistry meters) {
    this.rotation = rotation;
    this.settings = settings;
    this.needed = needed;
    Gauge.builder("yichi.vault.rotation.left", () -> sum(Progress.Part::left)).register(meters);
    Gauge.builder("yichi.vault.rotation.done", () -> sum(Progress.Part::done)).register(meters);
  }

  private long sum(java.util.function.ToLongFunction<Progress.Part> count) {
    return known.stream().flatMap(it -> it.parts().values().stream()).mapToLong(count).sum();
  }

  @Override
  public void start() {
    if (!needed) {
      return;
    }
    var scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vault-rotation").factory());
    timer = scheduler;
    var begun =
        scheduler.scheduleWithFixedDelay(
            this::turn, 0, settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    log.debug("rotation is looked after: {}", begun);
  }

  private void turn() {
    try {
      while (timer != null && rotation.page()) {
        log.trace("a page is done");
      }
      known = rotation.progress();
      waits = false;
    } catch (MongoException away) {
      if (!waits) {
        log.warn("rotation waits for the database: {}", away.toString());
      }
      waits = true;
    } catch (RuntimeException | Error fault) {
      // Either would end the timer without a word; the page is done again.
      log.warn("rotation stumbled and goes on: {}", fault.toString());
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
          log.warn("a page of the rotation is left to the next start");
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
