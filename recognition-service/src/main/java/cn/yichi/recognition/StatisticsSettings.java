package cn.yichi.recognition;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is published about flows and questions.
 *
 * @param settling how long after its end a month may still be written to before it is published; a
 *     minute to 20 days, and longer than {@code write}
 * @param write how often this run writes what it counted: so much a killed run loses
 * @param look how often it is seen whether a month is to be published
 */
@ConfigurationProperties("yichi.statistics")
record StatisticsSettings(
    @DefaultValue("24h") Duration settling,
    @DefaultValue("10s") Duration write,
    @DefaultValue("1h") Duration look) {
  StatisticsSettings {
    if (settling.compareTo(Duration.ofMinutes(1)) < 0
        || settling.compareTo(Duration.ofDays(20)) > 0) {
      throw new IllegalArgumentException("yichi.statistics.settling is a minute to 20 days");
    }
    if (write.compareTo(Duration.ofMillis(10)) < 0 || write.compareTo(settling) >= 0) {
      throw new IllegalArgumentException("yichi.statistics.write is 10 ms to less than settling");
    }
    if (look.compareTo(Duration.ofMillis(10)) < 0) {
      throw new IllegalArgumentException("yichi.statistics.look is 10 ms or more");
    }
  }
}
