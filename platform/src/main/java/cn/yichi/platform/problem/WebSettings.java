package cn.yichi.platform.problem;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code yichi.web.*}.
 *
 * @param maxJsonBody largest JSON body taken; more is answered with 413
 */
@ConfigurationProperties("yichi.web")
public record WebSettings(@DefaultValue("256KB") DataSize maxJsonBody) {}
