package cn.yichi.platform.audit;

import cn.yichi.contracts.event.AuditHeadState;
import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.Stream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the heads of a region from {@code books}, as the topic is now. */
final class PublishedHeads {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private final Map<String, Object> connection;
  private final String topic;
  private final EventCodec codec = new EventCodec();

  /**
   * @param connection bootstrap servers and security, as Kafka client settings
   */
  PublishedHeads(Map<String, Object> connection, String region) {
    this.connection = Map.copyOf(connection);
    this.topic = Stream.BOOKS.topic(region);
  }

  /**
   * Hands over every head on the topic, oldest first for each chain.
   *
   * @throws KafkaException when the topic cannot be read to its end
   */
  void read(Consumer<AuditHeadState> each) {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(config, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      drain(consumer, consumer.endOffsets(partitions), each);
    }
  }

  private void drain(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<AuditHeadState> each) {
    long heard = System.nanoTime();
    while (!ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
      var records = consumer.poll(Duration.ofMillis(500));
      if (!records.isEmpty()) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
        throw new KafkaException(topic + " cannot be read to its end");
      }
      records.forEach(record -> decode(record, each));
    }
  }

  private void decode(ConsumerRecord<byte[], byte[]> record, Consumer<AuditHeadState> each) {
    if (record.value() != null
        && codec.decode(name -> header(record, name), record.value()) instanceof Decoded.Known known
        && known.event().data() instanceof AuditHeadState head) {
      each.accept(head);
    }
  }

  private static byte @org.jspecify.annotations.Nullable [] header(
      ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }
}
