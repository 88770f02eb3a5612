package cn.yichi.recognition;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the register of agreements.
 *
 * @param leadTime how long before its first day a change that tightens must be signed or ordered,
 *     so that whom it touches hears of it; zero to a year
 * @param refresh how often what others have signed is looked at; 100 ms to a minute
 * @param awaited regions whose agreements with each other must be signed before the service is
 *     ready; of a sandbox, which has no other regions to wait for
 * @param signsFor regions in whose name a sandbox signs too, because no service of theirs runs in
 *     it; refused outside of the sandbox
 */
@ConfigurationProperties("yichi.agreements")
record RegisterSettings(
    @DefaultValue("48h") Duration leadTime,
    @DefaultValue("1s") Duration refresh,
    @DefaultValue Set<String> awaited,
    @DefaultValue Set<String> signsFor) {
  private static final Duration YEAR = Duration.ofDays(366);

  RegisterSettings {
    if (leadTime.isNegative() || leadTime.compareTo(YEAR) > 0) {
      throw new IllegalArgumentException("yichi.agreements.lead-time is zero to a year");
    }
    if (refresh.compareTo(Duration.ofMillis(100)) < 0
        || refresh.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("yichi.agreements.refresh is 100 ms to a minute");
    }
  }
}
