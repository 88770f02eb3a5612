package cn.yichi.platform.signing;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long records wait for a statement that has not come. The wait is the region's, not the key's:
 * who makes up key ids by the thousand stops the others for a while, and not for ever. It begins
 * anew with a new statement of the region, and {@value #RESTS} times its length after it began.
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

  private record Wait(Instant since, long learned) {}

  KeyPatience(Duration longest, InstantSource clock, MeterRegistry meters) {
    this.longest = longest;
    this.clock = clock;
    meters.gauge("yichi.signing.statement.wait", this, KeyPatience::seconds);
  }

  @Override
  public boolean lasts(String region, String keyId, long learned) {
    Instant now = clock.instant();
    Wait wait =
        waits.compute(
            region,
            (name, known) ->
                known == null || known.learned() != learned || isForgotten(known, now)
                    ? begin(name, keyId, learned)
                    : known);
    return now.isBefore(wait.since().plus(longest));
  }

  private boolean isForgotten(Wait wait, Instant now) {
    return !now.isBefore(wait.since().plus(longest.multipliedBy(RESTS)));
  }

  private Wait begin(String region, String keyId, long learned) {
    log.warn("records of region {} wait for the statement of its key {}", region, keyId);
    return new Wait(clock.instant(), learned);
  }

  @Override
  public void over(String region, long learned) {
    Wait wait = waits.get(region);
    if (wait != null && wait.learned() != learned) {
      waits.remove(region, wait);
    }
  }

  double seconds() {
    Instant now = clock.instant();
    return waits.values().stream()
        .filter(wait -> now.isBefore(wait.since().plus(longest)))
        .mapToDouble(wait -> Duration.between(wait.since(), now).toMillis() / 1000.0)
        .max()
        .orElse(0);
  }
}
