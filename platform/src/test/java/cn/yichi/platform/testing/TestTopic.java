package cn.yichi.platform.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic made for one test, read from its start as a newcomer would. */
public record TestTopic(String name, int partitions) {

  /** Makes a topic of a name that no other test uses. */
  public static TestTopic make(int partitions, Map<String, String> config) {
    return make(
        "yichi.510000.t" + UUID.randomUUID().toString().substring(0, 8), partitions, config);
  }

  /** Makes a topic of that name. */
  public static TestTopic make(String name, int partitions, Map<String, String> config) {
    try (Admin admin = TestStack.broker().admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config)))
          .all()
          .get();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
    return new TestTopic(name, partitions);
  }

  /** All committed records until the condition holds, at most 30 seconds. */
  public List<ConsumerRecord<String, byte[]>> readUntil(
      Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      while (!enough.test(records)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("not enough in " + name + ": " + records);
        }
        consumer.poll(Duration.ofMillis(100)).forEach(each -> records.add(named(each)));
      }
    }
    return records;
  }

  /** All committed records there are now. */
  public List<ConsumerRecord<String, byte[]>> readAll() {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(each -> records.add(named(each)));
      }
    }
    return records;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(TestStack.broker().connection());
    config.put("isolation.level", "read_committed");
    var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        IntStream.range(0, partitions).mapToObj(part -> new TopicPartition(name, part)).toList());
    consumer.seekToBeginning(consumer.assignment());
    return consumer;
  }

  private static ConsumerRecord<String, byte[]> named(ConsumerRecord<byte[], byte[]> record) {
    return new ConsumerRecord<>(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.timestampType(),
        record.serializedKeySize(),
        record.serializedValueSize(),
        record.key() == null
            ? ""
            : new String(record.key(), java.nio.charset.StandardCharsets.UTF_8),
        record.value(),
        record.headers(),
        record.leaderEpoch());
  }
}
