package cn.yichi.platform.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The transactional producer of one bucket. Opening it fences every earlier one of the same
 * transactional id, so what is read after opening is never older than what another has sent: open,
 * then read, then send. After any failure the producer is thrown away and opened anew.
 */
final class FencedSender {
  private final Supplier<Producer<byte[], byte[]>> opening;
  private @Nullable Producer<byte[], byte[]> producer;

  FencedSender(Supplier<Producer<byte[], byte[]>> opening) {
    this.opening = opening;
  }

  /** A record that Kafka will never take. */
  static final class RefusedRecord extends Exception {
    private static final long serialVersionUID = 1L;
    private final int index;

    RefusedRecord(int index) {
      super("larger than the topic takes");
      this.index = index;
    }

    int index() {
      return index;
    }
  }

  /**
   * @throws KafkaException while the broker is away
   */
  void open() {
    if (producer == null) {
      producer = opening.get();
      producer.initTransactions();
    }
  }

  /**
   * Sends all in one transaction, pipelined, and returns when it is committed.
   *
   * @throws RefusedRecord when one record can never be sent; none was
   * @throws KafkaException when nothing is known to be sent: fenced, broker away
   */
  void send(List<ProducerRecord<byte[], byte[]>> records) throws RefusedRecord {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      throw new IllegalStateException("not open");
    }
    List<Future<RecordMetadata>> acks = new ArrayList<>(records.size());
    try {
      open.beginTransaction();
      for (ProducerRecord<byte[], byte[]> record : records) {
        Future<RecordMetadata> ack = open.send(record);
        acks.add(ack);
        if (ack.isDone() && isTooLarge(ack)) {
          throw new RefusedRecord(acks.size() - 1);
        }
      }
      open.commitTransaction();
    } catch (KafkaException failed) {
      if (acks.stream().anyMatch(FencedSender::isTooLarge)) {
        // the broker refused it, and the transaction gives all records the same error
        throw new RefusedRecord(largest(records));
      }
      throw failed;
    }
  }

  private static boolean isTooLarge(Future<RecordMetadata> ack) {
    return ack.isDone()
        && ack.state() == Future.State.FAILED
        && ack.exceptionNow() instanceof RecordTooLargeException;
  }

  private static int largest(List<ProducerRecord<byte[], byte[]>> records) {
    return IntStream.range(0, records.size())
        .boxed()
        .max(Comparator.comparingInt(i -> size(records.get(i))))
        .orElseThrow();
  }

  private static int size(ProducerRecord<byte[], byte[]> record) {
    return record.value() == null ? 0 : record.value().length;
  }

  /**
   * Throws the producer away; an open transaction is aborted by the next opening or its timeout.
   */
  void discard() {
    Producer<byte[], byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(Duration.ZERO);
    }
  }
}
