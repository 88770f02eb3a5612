package cn.yichi.platform.consume;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a binding has been trying the same batch, in seconds, as gauge {@code
 * yichi.consume.retry.age}; 0 while all goes well. Alarms are set on it.
 */
final class RetryAge {
  private static final Logger log = LoggerFactory.getLogger(RetryAge.class);
  private static final Duration LOG_EVERY = Duration.ofMinutes(1);

  private final String binding;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Instant> since = new AtomicReference<>();
  private volatile Instant logged = Instant.MIN;

  RetryAge(MeterRegistry meters, String binding, InstantSource clock) {
    this.binding = binding;
    this.clock = clock;
    Gauge.builder("yichi.consume.retry.age", this, RetryAge::seconds)
        .tag("binding", binding)
        .baseUnit("seconds")
        .strongReference(true)
        .register(meters);
  }

  void failed(RuntimeException fault) {
    Instant now = clock.instant();
    since.compareAndSet(null, now);
    if (logged.isBefore(now.minus(LOG_EVERY))) {
      logged = now;
      mention(fault.getCause() == null ? fault : fault.getCause());
    }
  }

  private void mention(Throwable root) {
    try {
      if (root instanceof Error) {
        log.error("{} waits: this process is at fault", binding, root);
      } else {
        log.warn("{} waits for a transient fault to pass: {}", binding, root.toString());
      }
    } catch (RuntimeException | Error mute) {
      // The log itself may be what fails, and its fault must not take the place of the one it was
      // to tell. What waits still shows by its age.
    }
  }

  void succeeded() {
    Instant first = since.getAndSet(null);
    if (first != null) {
      logged = Instant.MIN;
      log.info("{} goes on after {}", binding, Duration.between(first, clock.instant()));
    }
  }

  double seconds() {
    Instant first = since.get();
    return first == null ? 0 : Duration.between(first, clock.instant()).toMillis() / 1000.0;
  }
}
