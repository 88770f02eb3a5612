package cn.yichi.recognition;

import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the recognition service.
 *
 * @param joinedAt when the region joined: what was recorded before is decided as bootstrap and
 *     nobody is told of it
 */
@ConfigurationProperties("yichi.recognition")
public record RecognitionSettings(@DefaultValue("1970-01-01T00:00:00Z") Instant joinedAt) {}
