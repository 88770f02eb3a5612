package cn.yichi.platform.rotation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.vault.rotation.*}.
 *
 * @param poll how often an instance looks whether there is something to do
 * @param page documents that are read and written together; so many are in memory at most. Where
 *     the federation's key changes, less than half of its smallest budget, else no page of it ends
 * @param lease after so long without a sign of life another instance goes on
 * @param longestPause longest wait between two rounds while something has to go by itself; the
 *     first is {@code poll}, and each is twice as long as the one before
 * @param recheck how long after a clean round everything is looked through again, while older keys
 *     are configured
 */
@ConfigurationProperties("yichi.vault.rotation")
public record RotationSettings(
    @DefaultValue("5s") Duration poll,
    @DefaultValue("200") int page,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("10m") Duration longestPause,
    @DefaultValue("1d") Duration recheck) {
  /** The wait before a round, after so many that sealed nothing anew. */
  Duration pause(int idleRounds) {
    Duration wait = poll.multipliedBy(1L << Math.min(idleRounds, 20));
    return wait.compareTo(longestPause) < 0 ? wait : longestPause;
  }
}
