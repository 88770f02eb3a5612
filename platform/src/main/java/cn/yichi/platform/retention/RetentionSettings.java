package cn.yichi.platform.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.retention.job.*}: how the job works; what it deletes is said by {@code
 * yichi.retention.<kind>}.
 *
 * @param first how long after its start an instance first looks whether a run is due
 * @param poll how often it looks from then on
 * @param every how long after the beginning of a run the next one begins
 * @param page things that are looked at together; so many are in memory at most
 * @param lease after so long without a sign of life another instance goes on
 */
@ConfigurationProperties("yichi.retention.job")
public record RetentionSettings(
    @DefaultValue("1m") Duration first,
    @DefaultValue("1m") Duration poll,
    @DefaultValue("24h") Duration every,
    @DefaultValue("200") int page,
    @DefaultValue("1m") Duration lease) {
  public RetentionSettings {
    if (!poll.isPositive() || !every.isPositive() || !lease.isPositive() || page < 1) {
      throw new IllegalArgumentException("yichi.retention.job.*: more than nothing each");
    }
  }
}
