package cn.yichi.platform.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic once, from its start to where it ends now.
 *
 * @param topic its name; it is not made where it is missing
 */
public record WholeTopic(BrokerClients broker, String topic) {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  /**
   * Hands over every committed record, oldest first for each key.
   *
   * @throws KafkaException when the topic cannot be read to its end
   */
  public void read(Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            // The mark of a transaction at the end comes with a fetch of its own, which has no
            // data.
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            20);
    try (var consumer = broker.consumer(settings)) {
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
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    long heard = System.nanoTime();
    while (!ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
      var records = consumer.poll(Duration.ofMillis(500));
      if (!records.isEmpty()) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
        throw new KafkaException(topic + " cannot be read to its end");
      }
      records.forEach(each);
    }
  }
}
