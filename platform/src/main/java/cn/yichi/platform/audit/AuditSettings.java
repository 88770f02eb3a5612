package cn.yichi.platform.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.audit.*}: how entries are written.
 *
 * @param queue most entries that wait to be written; more callers wait for room
 * @param group most entries that are written at once
 * @param patience how long a caller waits for its entry before it is refused
 * @param publish how often the head of the chain is put on {@code books}
 */
@ConfigurationProperties("yichi.audit")
public record AuditSettings(
    @DefaultValue("4096") int queue,
    @DefaultValue("500") int group,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("1m") Duration publish) {}
