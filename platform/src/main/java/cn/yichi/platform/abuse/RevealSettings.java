package cn.yichi.platform.abuse;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.reveals.*}.
 *
 * @param hourly persons whose data one caller may have revealed in an hour
 */
@ConfigurationProperties("yichi.reveals")
public record RevealSettings(@DefaultValue("20") int hourly) {}
