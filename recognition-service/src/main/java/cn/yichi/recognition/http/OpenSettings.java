package cn.yichi.recognition.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is open to all.
 *
 * @param perMinute how often one address may ask in a minute without signing in; each instance
 *     counts for itself
 * @param fresh how long an answer may be shown again without asking
 */
@ConfigurationProperties("yichi.open")
record OpenSettings(@DefaultValue("120") int perMinute, @DefaultValue("60s") Duration fresh) {
  OpenSettings {
    if (perMinute < 1 || fresh.isNegative()) {
      throw new IllegalArgumentException("yichi.open.per-minute is 1 or more, fresh not negative");
    }
  }
}
