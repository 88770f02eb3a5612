package cn.yichi.platform.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts each offset once in the life of a process, when its batch is done and about to be
 * committed: {@code yichi.received} = sum of {@code yichi.consumed} over {@code outcome}, per
 * binding. A record that comes again because a commit failed is not counted again here; another
 * process may count it too.
 */
final class OutcomeCounters {
  private final Counter received;
  private final Map<String, Counter> byOutcome;
  private final Map<TopicPartition, Long> counted = new ConcurrentHashMap<>();

  OutcomeCounters(MeterRegistry meters, String binding) {
    received = meters.counter("yichi.received", "binding", binding);
    byOutcome =
        Outcome.labels().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    label ->
                        meters.counter("yichi.consumed", "binding", binding, "outcome", label)));
  }

  void count(ConsumerRecord<?, ?> record, Outcome outcome) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() <= counted.getOrDefault(partition, -1L)) {
      return;
    }
    counted.put(partition, record.offset());
    received.increment();
    Counter counter = byOutcome.get(outcome.label());
    if (counter != null) {
      counter.increment();
    }
  }
}
