package cn.yichi.bench.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning as anybody may: committed records only, in no group. */
final class Topics implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(5);

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

  /** Hands every record of these topics to the visitor, per partition in order. */
  void read(Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic, Duration.ofSeconds(30)).stream())
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    readFrom(
        consumer.beginningOffsets(partitions, Duration.ofSeconds(30)), Integer.MAX_VALUE, visitor);
  }

  /**
   * Hands the records from these offsets to the present ends to the visitor, all partitions at
   * once.
   *
   * @param most after about so many records no more are read
   */
  void readFrom(
      Map<TopicPartition, Long> from, int most, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    consumer.assign(from.keySet());
    Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet(), Duration.ofSeconds(30));
    from.forEach(consumer::seek);
    int read = 0;
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (read < most
        && ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(ends.keySet() + " could not be read to their ends");
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.getOrDefault(partition, 0L)) {
          visitor.accept(record);
          read++;
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
