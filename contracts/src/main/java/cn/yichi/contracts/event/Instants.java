package cn.yichi.contracts.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The three instants of every fact.
 *
 * @param effectiveFrom the legal day, in Asia/Shanghai, from which the fact holds
 * @param occurredAt when it happened, UTC
 * @param recordedAt when this system wrote it down, UTC
 */
public record Instants(LocalDate effectiveFrom, Instant occurredAt, Instant recordedAt) {
  public Instants {
    Objects.requireNonNull(effectiveFrom, "effectiveFrom");
    Objects.requireNonNull(occurredAt, "occurredAt");
    Objects.requireNonNull(recordedAt, "recordedAt");
  }
}
