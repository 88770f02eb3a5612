package cn.yichi.recognition;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the register of agreements.
 *
 * @param leadTime how long before its first day a change that tightens must be signed or ordered,
 *     so that whom it touches hears of it; zero to a year
 * @param refresh how often what others have signed is looked at; 100 ms to a minute
 */
@ConfigurationProperties("yichi.agreements")
record RegisterSettings(
    @DefaultValue("48h") Duration leadTime, @DefaultValue("1s") Duration refresh) {
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
