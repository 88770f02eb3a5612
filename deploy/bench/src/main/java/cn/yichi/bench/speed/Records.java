package cn.yichi.bench.speed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The records of a topic between two looks at its offsets, one after another. */
final class Records implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Deque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();

  /**
   * @param begins per partition the first offset wanted, 0 where absent
   * @param ends per partition the first offset not wanted
   */
  Records(String brokers, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    this.ends = ends;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", brokers,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "max.poll.records", "2000"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    Collection<TopicPartition> partitions = ends.keySet();
    consumer.assign(partitions);
    partitions.forEach(each -> consumer.seek(each, begins.getOrDefault(each, 0L)));
  }

  /** The next record, null at the end. */
  @Nullable ConsumerRecord<byte[], byte[]> next() {
    while (fetched.isEmpty()) {
      if (ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
        return null;
      }
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(500))) {
        if (each.offset() < ends.getOrDefault(partition(each), 0L)) {
          fetched.add(each);
        }
      }
    }
    return fetched.poll();
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  static Entry.Fact fact(ConsumerRecord<byte[], byte[]> record) {
    List<Entry.Header> headers = new ArrayList<>();
    StreamSupport.stream(record.headers().spliterator(), false)
        .forEach(header -> headers.add(new Entry.Header(header.key(), header.value())));
    byte[] key = record.key() == null ? new byte[0] : record.key();
    byte[] value = record.value() == null ? new byte[0] : record.value();
    return new Entry.Fact(record.topic(), key, value, headers);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
