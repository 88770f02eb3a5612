package cn.yichi.platform.abuse;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.reveals.*}.
 *
 * @param hourly holders whose data one caller may have revealed in an hour, from 1 to 1000
 */
@ConfigurationProperties("yichi.reveals")
public record RevealSettings(@DefaultValue("20") int hourly) {
  private static final int MOST = 1_000;

  public RevealSettings {
    if (hourly < 1 || hourly > MOST) {
      throw new IllegalArgumentException("yichi.reveals.hourly: from 1 to " + MOST);
    }
  }
}
