package cn.yichi.recognition;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stored decisions are taken again whose grounds have moved.
 *
 * @param few so many are taken again at once, more by a run that instances share; 0 to 100 000
 * @param bucket about so many make a bucket of a run; 1 to 100 000
 * @param step certificates of one step of a run at most; 1 to 100 000
 * @param stepTime after which a step ends with the certificates at hand; 100 ms to a minute
 * @param sweep how often it is looked after runs; 100 ms to an hour
 * @param patience so long a run may stand before its work is put on the topic again, and ten times
 *     as long before health tells of it; 100 ms to an hour
 */
@ConfigurationProperties("yichi.reassessment")
record ReassessmentSettings(
    @DefaultValue("500") int few,
    @DefaultValue("20000") int bucket,
    @DefaultValue("20000") int step,
    @DefaultValue("5s") Duration stepTime,
    @DefaultValue("30s") Duration sweep,
    @DefaultValue("30s") Duration patience) {
  private static final int MOST = 100_000;
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(1);

  ReassessmentSettings {
    if (few < 0 || few > MOST) {
      throw new IllegalArgumentException("yichi.reassessment.few is 0 to 100 000");
    }
    if (bucket < 1 || bucket > MOST) {
      throw new IllegalArgumentException("yichi.reassessment.bucket is 1 to 100 000");
    }
    if (step < 1 || step > MOST) {
      throw new IllegalArgumentException("yichi.reassessment.step is 1 to 100 000");
    }
    between("step-time", stepTime, Duration.ofMinutes(1));
    between("sweep", sweep, LONGEST);
    between("patience", patience, LONGEST);
  }

  private static void between(String name, Duration stated, Duration longest) {
    if (stated.compareTo(SHORTEST) < 0 || stated.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "yichi.reassessment." + name + " is 100 ms to " + longest.toMinutes() + " minutes");
    }
  }
}
