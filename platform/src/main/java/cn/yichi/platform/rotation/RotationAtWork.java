package cn.yichi.platform.rotation;

import cn.yichi.platform.vault.FederationKeySpent;
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
 * Runs a change of keys on a thread of its own, where older keys are configured; otherwise there is
 * nothing to change from. {@code <name>.left} and {@code .done} tell the documents of all
 * collections together, as known at the last look.
 */
final class RotationAtWork implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RotationAtWork.class);

  private final String name;
  private final Rotation rotation;
  private final RotationSettings settings;
  private final boolean needed;
  private volatile @Nullable ScheduledExecutorService timer;
  private volatile Optional<Progress> known = Optional.empty();
  private boolean waits;

  /**
   * @param name of its metrics, {@code yichi.vault.rotation} for instance
   * @param needed whether keys besides the current one are configured
   */
  RotationAtWork(
      String name,
      Rotation rotation,
      RotationSettings settings,
      boolean needed,
      MeterRegistry meters) {
    this.name = name;
    this.rotation = rotation;
    this.settings = settings;
    this.needed = needed;
    Gauge.builder(name + ".left", () -> sum(Progress.Part::left)).register(meters);
    Gauge.builder(name + ".done", () -> sum(Progress.Part::done)).register(meters);
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
            Thread.ofPlatform().daemon().name(name).factory());
    timer = scheduler;
    var begun =
        scheduler.scheduleWithFixedDelay(
            this::turn, 0, settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    log.debug("{} is looked after: {}", name, begun);
  }

  private void turn() {
    try {
      while (timer != null && rotation.page()) {
        log.trace("a page is done");
      }
      known = rotation.progress();
      waits = false;
    } catch (MongoException | FederationKeySpent passes) {
      if (!waits) {
        log.warn("{} waits: {}", name, passes.toString());
      }
      waits = true;
    } catch (RuntimeException | Error fault) {
      // Either would end the timer without a word; the page is done again.
      log.warn("{} stumbled and goes on: {}", name, fault.toString());
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
          log.warn("a page of {} is left to the next start", name);
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
