package cn.yichi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads Chongqing's topics from the start, as a newcomer would. */
record TopicReader(String bootstrapServers) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final EventCodec CODEC = new EventCodec();

  /**
   * One record.
   *
   * @param json the value as it stood on the topic; empty for a tombstone
   */
  record Read(String key, String json, Decoded decoded) {}

  /** All records until one fits. */
  List<Read> until(Stream stream, Predicate<Read> fits) {
    List<Read> records = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (var consumer = consumer()) {
      consumer.subscribe(List.of(stream.topic("500000")));
      while (records.stream().noneMatch(fits)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("not on " + stream + ": " + records);
        }
        consumer.poll(Duration.ofMillis(200)).forEach(record -> records.add(read(record)));
      }
    }
    return records;
  }

  /** All records that the topic holds now. */
  List<Read> toTheEnd(Stream stream) {
    List<Read> records = new ArrayList<>();
    try (var consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(stream.topic("500000")).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> records.add(read(record)));
      }
    }
    return records;
  }

  private static Read read(ConsumerRecord<String, byte[]> record) {
    Decoded decoded =
        CODEC.decode(
            name -> {
              Header header = record.headers().lastHeader(name);
              return header == null ? null : header.value();
            },
            record.value());
    String json = record.value() == null ? "" : new String(record.value(), UTF_8);
    return new Read(record.key(), json, decoded);
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "group.id", UUID.randomUUID().toString(),
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed",
            "metadata.max.age.ms", "1000"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
