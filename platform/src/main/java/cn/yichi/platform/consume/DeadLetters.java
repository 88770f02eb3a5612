package cn.yichi.platform.consume;

import cn.yichi.platform.broker.BrokerClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Writes records that cannot be processed to the group's own topic, as they came: same key, value
 * and headers, beside headers {@code yichi_dlt_*} that say where the record stood and why it was
 * refused.
 */
public final class DeadLetters implements AutoCloseable {
  /** Room for a record of the greatest size and the headers added to it. */
  private static final int MAX_REQUEST = 4 * 1024 * 1024;

  private final Supplier<Producer<byte[], byte[]>> opening;
  private @Nullable Producer<byte[], byte[]> producer;

  public DeadLetters(BrokerClients broker) {
    this(
        () ->
            broker.producer(
                Map.of(
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    MAX_REQUEST,
                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                    2L * MAX_REQUEST)));
  }

  DeadLetters(Supplier<Producer<byte[], byte[]>> opening) {
    this.opening = opening;
  }

  /**
   * One record that is refused.
   *
   * @param reason what is wrong, without personal data
   * @param fault class of the exception, empty where the record was refused without one
   */
  record Letter(ConsumerRecord<byte[], byte[]> record, String reason, String fault) {}

  /**
   * Writes all and waits until the broker has them.
   *
   * @throws TransientFault when it does not; the batch comes again
   */
  void bury(String topic, List<Letter> letters) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(letters.size());
    try {
      Producer<byte[], byte[]> open = producer();
      letters.forEach(letter -> sent.add(open.send(dead(topic, letter))));
      open.flush();
      for (Future<RecordMetadata> ack : sent) {
        ack.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransientFault("interrupted while writing dead letters", interrupted);
    } catch (ExecutionException | RuntimeException failed) {
      throw new TransientFault("dead letters not written to " + topic, failed);
    }
  }

  private synchronized Producer<byte[], byte[]> producer() {
    if (producer == null) {
      producer = opening.get();
    }
    return producer;
  }

  private static ProducerRecord<byte[], byte[]> dead(String topic, Letter letter) {
    ConsumerRecord<byte[], byte[]> source = letter.record();
    var dead = new ProducerRecord<>(topic, null, source.key(), source.value(), source.headers());
    add(dead, "yichi_dlt_topic", source.topic());
    add(dead, "yichi_dlt_partition", Integer.toString(source.partition()));
    add(dead, "yichi_dlt_offset", Long.toString(source.offset()));
    add(dead, "yichi_dlt_timestamp", Long.toString(source.timestamp()));
    add(dead, "yichi_dlt_reason", letter.reason());
    add(dead, "yichi_dlt_exception", letter.fault());
    return dead;
  }

  private static void add(ProducerRecord<byte[], byte[]> dead, String name, String value) {
    dead.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
  }
}
