package cn.yichi.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How facts are relayed.
 *
 * @param buckets senders per service, 1 to 64; change it only while the service is stopped
 * @param batch most aggregates per transaction
 * @param queue most nudged ids kept in memory per bucket; more is left to the sweep
 * @param lease how long a bucket stays with an instance that no longer answers
 * @param sweep how often stragglers are looked for while nothing hints at any
 * @param maxBackOff longest pause between two attempts while broker or database is away
 */
@ConfigurationProperties("yichi.outbox")
public record OutboxSettings(
    @DefaultValue("2") int buckets,
    @DefaultValue("500") int batch,
    @DefaultValue("20000") int queue,
    @DefaultValue("10s") Duration lease,
    @DefaultValue("10s") Duration sweep,
    @DefaultValue("5s") Duration maxBackOff) {
  static final int MAX_BUCKETS = 64;

  /** The settings of a service that sets none. */
  public static OutboxSettings defaults() {
    return new OutboxSettings(
        2, 500, 20_000, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(5));
  }
}
