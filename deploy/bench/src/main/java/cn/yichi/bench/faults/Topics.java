package cn.yichi.bench.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning as anybody may: committed records only, in no group. */
final class Topics implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final KafkaConsumer<byte[], byte[]> consumer;

  Topics(String brokers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Names of all topics there are. */
  Set<String> names() {
    return new TreeSet<>(consumer.listTopics(Duration.ofSeconds(30)).keySet());
  }

  /** Hands every record of a topic to the visitor, per partition in order. */
  void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    List<PartitionInfo> known = consumer.partitionsFor(topic, Duration.ofSeconds(30));
    Collection<TopicPartition> partitions =
        known.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, Duration.ofSeconds(30));
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(topic + " could not be read to its end");
      }
      consumer.poll(Duration.ofMillis(500)).forEach(visitor);
    }
  }

  /**
   * How many records stand from these offsets on.
   *
   * @param most of each partition are counted so many and no more
   */
  Map<TopicPartition, Long> count(Map<TopicPartition, Long> from, int most) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet(), Duration.ofSeconds(30));
    Map<TopicPartition, Long> counts = new HashMap<>();
    from.forEach(
        (partition, offset) -> {
          if (ends.getOrDefault(partition, 0L) > offset) {
            counts.put(partition, count(partition, offset, ends.getOrDefault(partition, 0L), most));
          }
        });
    return counts;
  }

  private long count(TopicPartition partition, long from, long end, int most) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long count = 0;
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (consumer.position(partition) < end && count < most) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(partition + " could not be read to its end");
      }
      count += consumer.poll(Duration.ofMillis(200)).count();
    }
    return count;
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
