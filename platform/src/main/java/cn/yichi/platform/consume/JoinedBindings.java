package cn.yichi.platform.consume;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Part of readiness: every binding must once have joined its group, because a binding that failed
 * to start only says so in the log and consumes nothing. A binding whose group gave it no partition
 * (no topic matches yet, or other instances have them all) is joined too; its number of partitions
 * is in the details. Once joined it stays ready: while the broker is away HTTP goes on being
 * served.
 */
final class JoinedBindings implements KafkaBindingRebalanceListener, HealthIndicator {
  private final Supplier<Set<String>> expected;
  private final Map<String, Set<TopicPartition>> joined = new ConcurrentHashMap<>();

  /**
   * @param expected names of the input bindings that must join
   */
  JoinedBindings(Supplier<Set<String>> expected) {
    this.expected = expected;
  }

  @Override
  public void onPartitionsAssigned(
      String binding,
      Consumer<?, ?> consumer,
      Collection<TopicPartition> partitions,
      boolean initial) {
    joined.computeIfAbsent(binding, name -> ConcurrentHashMap.newKeySet()).addAll(partitions);
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      String binding, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    joined.computeIfAbsent(binding, name -> ConcurrentHashMap.newKeySet()).removeAll(partitions);
  }

  @Override
  public Health health() {
    Map<String, Object> details = new TreeMap<>();
    boolean all = true;
    for (String binding : expected.get()) {
      Set<TopicPartition> partitions = joined.get(binding);
      all &= partitions != null;
      details.put(binding, partitions == null ? "not joined" : partitions.size() + " partitions");
    }
    return (all ? Health.up() : Health.outOfService()).withDetails(details).build();
  }
}
