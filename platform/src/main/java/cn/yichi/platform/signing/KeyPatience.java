package cn.yichi.platform.signing;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long records wait for a statement that has not come. The time is the region's, not the key's:
 * who makes up key ids by the thousand, or states a key now and then, stops the others for that
 * long in all and not for ever. The time comes back {@value #RESTS} times its length after the
 * region first waited.
 *
 * <p>Gauge {@code yichi.signing.statement.wait} tells the longest wait at hand in seconds; alarms
 * are set on it.
 */
final class KeyPatience implements Patience {
  private static final Logger log = LoggerFactory.getLogger(KeyPatience.class);

  private static final int RESTS = 7;

  private final Duration longest;
  private final InstantSource clock;
  private final Map<String, Wait> waits = new ConcurrentHashMap<>();

  /**
   * What a region has waited.
   *
   * @param begun when it first did
   * @param spent on keys that were stated meanwhile
   * @param keyId the key that records wait for
   * @param since when they began to wait for it; null where nothing waits
   */
  private record Wait(Instant begun, Duration spent, String keyId, @Nullable Instant since) {
    Duration length(Instant now) {
      return since == null ? spent : spent.plus(Duration.between(since, now));
    }
  }

  KeyPatience(Duration longest, InstantSource clock, MeterRegistry meters) {
    this.longest = longest;
    this.clock = clock;
    meters.gauge("yichi.signing.statement.wait", this, KeyPatience::seconds);
  }

  @Override
  public boolean lasts(String region, String keyId) {
    Instant now = clock.instant();
    Wait wait = waits.compute(region, (name, known) -> waiting(name, keyId, known, now));
    return wait.length(now).compareTo(longest) < 0;
  }

  private Wait waiting(String region, String keyId, @Nullable Wait known, Instant now) {
    if (known == null || !now.isBefore(known.begun().plus(longest.multipliedBy(RESTS)))) {
      return begin(region, new Wait(now, Duration.ZERO, keyId, now));
    }
    return known.since() == null
        ? begin(region, new Wait(known.begun(), known.spent(), keyId, now))
        : known;
  }

  private static Wait begin(String region, Wait wait) {
    log.warn("records of region {} wait for the statement of its key {}", region, wait.keyId());
    return wait;
  }

  @Override
  public void over(String region, String keyId) {
    Wait wait = waits.get(region);
    if (wait != null && wait.since() != null && wait.keyId().equals(keyId)) {
      Duration spent = wait.length(clock.instant());
      waits.replace(region, wait, new Wait(wait.begun(), spent, keyId, null));
    }
  }

  double seconds() {
    Instant now = clock.instant();
    return waits.values().stream()
        .filter(wait -> wait.since() != null && wait.length(now).compareTo(longest) < 0)
        .mapToDouble(wait -> wait.length(now).toMillis() / 1000.0)
        .max()
        .orElse(0);
  }
}
