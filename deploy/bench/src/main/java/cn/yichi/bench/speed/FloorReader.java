package cn.yichi.bench.speed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One consumer group of the floor: reads all records of its topics and commits, nothing else. */
final class FloorReader implements Runnable, AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final long expected;

  /**
   * @param records per topic of the services, how many there will be
   */
  FloorReader(String brokers, String group, Set<String> topics, Map<String, Long> records) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", brokers,
                "group.id", FloorTopics.named(group),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "max.poll.records", "1000"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(FloorTopics.named(topic)).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    expected = topics.stream().mapToLong(topic -> records.getOrDefault(topic, 0L)).sum();
  }

  @Override
  public void run() {
    long read = 0;
    while (read < expected) {
      int batch = consumer.poll(Duration.ofMillis(200)).count();
      if (batch > 0) {
        read += batch;
        consumer.commitSync();
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
