package cn.yichi.platform.abuse;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.misses.*}: how many questions in an hour may find nothing.
 *
 * @param client of one caller; after them his questions are answered one by one, each after a wait:
 *     first a second, then twice as long with each further miss
 * @param organisation of all callers that act for one organisation; after them their questions are
 *     refused
 * @param longestDelay longest wait
 * @param waiting how many questions of one who waits may queue; more are refused
 */
@ConfigurationProperties("yichi.misses")
public record MissSettings(
    @DefaultValue("20") int client,
    @DefaultValue("200") int organisation,
    @DefaultValue("30s") Duration longestDelay,
    @DefaultValue("4") int waiting) {

  /** How long a caller with so many misses waits before each answer. */
  Duration delay(int misses) {
    if (misses < client) {
      return Duration.ZERO;
    }
    // 2^30 s are enough to say "longest".
    int doublings = Math.min(30, misses - client);
    Duration delay = Duration.ofSeconds(1L << doublings);
    return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
  }
}
