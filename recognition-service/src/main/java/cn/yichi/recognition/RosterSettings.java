package cn.yichi.recognition;

import cn.yichi.recognition.roster.RosterTools.RosterLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code yichi.recognition.rosters.*}: the bounds of rosters. How long they are kept is said by
 * {@code yichi.retention.rosters}.
 *
 * @param maxFileSize largest file taken; more is answered with 413
 * @param maxRows rows of the longest roster
 * @param maxOpen rosters of one organisation that may wait or run at once
 * @param maxMisses rows of one roster that may find nothing before no more is told; they count as
 *     misses of the organisation besides
 * @param concurrent rosters that one instance works on at once; 0 where it only takes them in
 * @param batch rows that are asked together
 * @param checkpoint rows that are made durable together
 * @param hold how long a run keeps a roster without a sign of life, before another may go on
 * @param poll how often rosters that others left are looked for
 */
@ConfigurationProperties("yichi.recognition.rosters")
record RosterSettings(
    @DefaultValue("20MB") DataSize maxFileSize,
    @DefaultValue("100000") int maxRows,
    @DefaultValue("2") int maxOpen,
    @DefaultValue("2000") int maxMisses,
    @DefaultValue("2") int concurrent,
    @DefaultValue("500") int batch,
    @DefaultValue("2000") int checkpoint,
    @DefaultValue("60s") Duration hold,
    @DefaultValue("2s") Duration poll) {

  RosterLimits limits() {
    return new RosterLimits(
        Math.toIntExact(maxFileSize.toBytes()),
        maxRows,
        maxOpen,
        maxMisses,
        concurrent,
        batch,
        checkpoint,
        hold,
        poll);
  }
}
