package cn.yichi.contracts.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a topic keeps its records.
 *
 * @param cleanup compaction by key, or deletion by age
 * @param minCompactionLag a record stays readable at least this long, null where not set
 * @param maxCompactionLag a replaced record is gone at the latest after this long, null where not
 *     set
 * @param deleteRetention how long a tombstone stays readable, null where not set
 * @param retention age of deletion, null for compacted topics
 */
public record TopicPolicy(
    Cleanup cleanup,
    @Nullable Duration minCompactionLag,
    @Nullable Duration maxCompactionLag,
    @Nullable Duration deleteRetention,
    @Nullable Duration retention) {

  /** Kafka's two ways of cleaning a topic. */
  public enum Cleanup {
    COMPACT,
    DELETE
  }

  static TopicPolicy compact() {
    return new TopicPolicy(Cleanup.COMPACT, null, null, null, null);
  }

  static TopicPolicy compact(Duration minLag, Duration maxLag, Duration deleteRetention) {
    return new TopicPolicy(Cleanup.COMPACT, minLag, maxLag, deleteRetention, null);
  }

  static TopicPolicy compactWithin(Duration maxLag) {
    return new TopicPolicy(Cleanup.COMPACT, null, maxLag, null, null);
  }

  static TopicPolicy delete(Duration retention) {
    return new TopicPolicy(Cleanup.DELETE, null, null, null, retention);
  }

  /** The policy as Kafka topic configuration; durations in milliseconds. */
  public Map<String, String> topicConfig() {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("cleanup.policy", cleanup == Cleanup.COMPACT ? "compact" : "delete");
    put(config, "min.compaction.lag.ms", minCompactionLag);
    put(config, "max.compaction.lag.ms", maxCompactionLag);
    put(config, "delete.retention.ms", deleteRetention);
    put(config, "retention.ms", retention);
    return Map.copyOf(config);
  }

  private static void put(Map<String, String> config, String name, @Nullable Duration value) {
    if (value != null) {
      config.put(name, Long.toString(value.toMillis()));
    }
  }
}
