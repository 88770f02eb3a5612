package cn.yichi.platform.consume;

import static cn.yichi.platform.consume.TestRecords.about;
import static cn.yichi.platform.consume.TestRecords.broken;
import static cn.yichi.platform.consume.TestRecords.known;
import static cn.yichi.platform.consume.TestRecords.tombstone;
import static cn.yichi.platform.consume.TestRecords.unknownType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.signing.RecordVerifier;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class BatchConsumerTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MockProducer<byte[], byte[]> deadLetters =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final List<String> log = new ArrayList<>();

  private BatchConsumer consumer(BatchHandler handler) {
    return consumer(RecordVerifier.NONE, handler);
  }

  private BatchConsumer consumer(RecordVerifier verifier, BatchHandler handler) {
    return new BatchConsumers(
            new ServiceIdentity("510000", "notification", "a", true),
            new EventCodec(),
            verifier,
            new DeadLetters(() -> deadLetters),
            meters,
            Clock.systemUTC(),
            () -> true)
        .consumer("benefits", handler);
  }

  /** Fails with the fault while the batch holds one of the keys. */
  private BatchHandler poisonedBy(Set<String> keys, RuntimeException fault) {
    return batch -> {
      if (batch.stream().anyMatch(each -> keys.contains(each.key()))) {
        throw fault;
      }
      batch.forEach(each -> log.add(each.key()));
      return batch.stream().<Outcome>map(each -> new Outcome.Applied()).toList();
    };
  }

  private double count(String outcome) {
    return meters.get("yichi.consumed").tag("outcome", outcome).counter().count();
  }

  private double received() {
    return meters.get("yichi.received").tag("binding", "benefits").counter().count();
  }

  @Test
  void every_record_ends_in_one_outcome() {
    consumer(poisonedBy(Set.of(), new RecordFault("none")))
        .accept(
            List.of(known(0, "a"), unknownType(1), broken(2), tombstone(3, "a"), known(4, "b")));
    assertThat(received()).isEqualTo(5);
    assertThat(count("applied")).isEqualTo(2);
    assertThat(count("ignored")).isEqualTo(2);
    assertThat(count("rejected")).isEqualTo(1);
    assertThat(deadLetters.history()).hasSize(1);
  }

  @Test
  void what_cannot_be_read_is_buried_and_stops_nobody() {
    RecordVerifier verifier =
        record -> {
          if (record.offset() == 1) {
            throw new ArithmeticException("long overflow");
          }
          return RecordVerifier.NONE.verify(record);
        };
    consumer(verifier, poisonedBy(Set.of(), new RecordFault("none")))
        .accept(List.of(known(0, "a"), known(1, "b"), known(2, "c")));
    assertThat(count("applied")).isEqualTo(2);
    assertThat(count("rejected")).isEqualTo(1);
    assertThat(deadLetters.history()).hasSize(1);
  }

  @Test
  void passes_over_other_regions_unread_and_breaks_no_batch_by_it() {
    List<Integer> sizes = new ArrayList<>();
    BatchHandler handler =
        new BatchHandler() {
          @Override
          public List<Outcome> handle(List<Received<?>> batch) {
            sizes.add(batch.size());
            return batch.stream().<Outcome>map(each -> new Outcome.Applied()).toList();
          }

          @Override
          public boolean passesOver(String homeRegion) {
            return homeRegion.equals("330000");
          }
        };
    ConsumerRecord<byte[], byte[]> unmarked = known(2, "b");
    unmarked.headers().remove(WireEvent.HOME_REGION);
    consumer(handler)
        .accept(List.of(known(0, "a"), about(1, "330000"), unmarked, about(3, "330000")));
    assertThat(sizes).containsExactly(2);
    assertThat(count("applied")).isEqualTo(2);
    assertThat(count("ignored")).isEqualTo(2);
  }

  @Test
  void what_does_not_verify_is_buried_however_it_names_its_region() {
    BatchHandler handler =
        new BatchHandler() {
          @Override
          public List<Outcome> handle(List<Received<?>> batch) {
            return batch.stream().<Outcome>map(each -> new Outcome.Applied()).toList();
          }

          @Override
          public boolean passesOver(String homeRegion) {
            return true;
          }
        };
    consumer(record -> new RecordVerifier.Verdict.Refused("altered"), handler)
        .accept(List.of(about(0, "330000")));
    assertThat(count("rejected")).isEqualTo(1);
    assertThat(deadLetters.history()).hasSize(1);
  }

  @Test
  void what_names_no_region_is_read_and_buried_rather_than_skipped() {
    BatchHandler handler =
        new BatchHandler() {
          @Override
          public List<Outcome> handle(List<Received<?>> batch) {
            return batch.stream().<Outcome>map(each -> new Outcome.Applied()).toList();
          }

          @Override
          public boolean passesOver(String homeRegion) {
            return true;
          }
        };
    consumer(handler).accept(List.of(about(0, ""), about(1, "510000 "), about(2, "all")));
    assertThat(count("rejected")).isEqualTo(3);
    assertThat(deadLetters.history()).hasSize(3);
  }

  @Test
  void finds_the_faulty_records_and_handles_all_others_in_order() {
    List<ConsumerRecord<byte[], byte[]>> batch =
        IntStream.range(0, 1000).mapToObj(i -> known(i, "k" + i)).toList();
    consumer(poisonedBy(Set.of("k7", "k500"), new RecordFault("holder is unknown here")))
        .accept(batch);
    assertThat(count("applied")).isEqualTo(998);
    assertThat(count("rejected")).isEqualTo(2);
    assertThat(log)
        .isEqualTo(
            IntStream.range(0, 1000)
                .filter(i -> i != 7 && i != 500)
                .mapToObj(i -> "k" + i)
                .toList());
  }

  @Test
  void a_dead_letter_is_the_record_as_it_came_with_its_place_and_reason() {
    consumer(poisonedBy(Set.of("a"), new RecordFault("holder is unknown here")))
        .accept(List.of(known(41, "a")));
    ProducerRecord<byte[], byte[]> dead = deadLetters.history().getFirst();
    assertThat(dead.topic()).isEqualTo("yichi.510000.dlt.notification.benefits");
    assertThat(dead.key()).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
    assertThat(dead.value()).isEqualTo(known(41, "a").value());
    assertThat(header(dead, "ce_type")).isEqualTo("yichi.benefit.changed.v1");
    assertThat(header(dead, "yichi_dlt_topic")).isEqualTo(TestRecords.TOPIC);
    assertThat(header(dead, "yichi_dlt_partition")).isEqualTo("0");
    assertThat(header(dead, "yichi_dlt_offset")).isEqualTo("41");
    assertThat(header(dead, "yichi_dlt_reason")).isEqualTo("holder is unknown here");
    assertThat(header(dead, "yichi_dlt_exception")).isEqualTo(RecordFault.class.getName());
  }

  @Test
  void the_message_of_a_foreign_exception_is_not_kept_for_it_may_be_personal() {
    consumer(poisonedBy(Set.of("a"), new IllegalStateException("王小江 510123199001011234")))
        .accept(List.of(known(0, "a")));
    assertThat(header(deadLetters.history().getFirst(), "yichi_dlt_reason"))
        .isEqualTo("handler failed");
  }

  @Test
  void a_transient_fault_buries_and_counts_nothing_and_the_batch_comes_again() {
    BatchConsumer consumer =
        consumer(
            poisonedBy(
                Set.of("a"),
                new MongoSocketReadException("gone", new ServerAddress("127.0.0.1", 1))));
    List<ConsumerRecord<byte[], byte[]>> batch = List.of(broken(0), known(1, "a"));
    assertThatThrownBy(() -> consumer.accept(batch)).isInstanceOf(MongoSocketReadException.class);
    assertThat(received()).isZero();
    assertThat(deadLetters.history()).isEmpty();
  }

  @Test
  void a_record_that_overflows_the_stack_is_found_like_any_faulty_one() {
    consumer(
            batch -> {
              if (batch.stream().anyMatch(each -> each.key().equals("b"))) {
                throw new StackOverflowError();
              }
              return batch.stream().<Outcome>map(each -> new Outcome.Applied()).toList();
            })
        .accept(List.of(known(0, "a"), known(1, "b"), known(2, "c")));
    assertThat(count("applied")).isEqualTo(2);
    assertThat(count("rejected")).isEqualTo(1);
    assertThat(header(deadLetters.history().getFirst(), "yichi_dlt_offset")).isEqualTo("1");
  }

  @Test
  void an_error_of_the_process_is_seen_and_the_batch_comes_again() {
    AtomicInteger left = new AtomicInteger(1);
    BatchConsumer consumer =
        consumer(
            batch -> {
              if (left.getAndDecrement() > 0) {
                throw new NoClassDefFoundError("a class that the test left out");
              }
              return batch.stream().<Outcome>map(each -> new Outcome.Applied()).toList();
            });
    List<ConsumerRecord<byte[], byte[]>> batch = List.of(known(0, "a"));
    assertThatThrownBy(() -> consumer.accept(batch)).isInstanceOf(TransientFault.class);
    assertThat(deadLetters.history()).isEmpty();
    consumer.accept(batch);
    assertThat(count("applied")).isEqualTo(1);
  }

  @Test
  void each_offset_is_counted_once_however_often_it_comes() {
    BatchConsumer consumer = consumer(poisonedBy(Set.of(), new RecordFault("none")));
    List<ConsumerRecord<byte[], byte[]>> batch = List.of(known(0, "a"), known(1, "b"));
    consumer.accept(batch);
    consumer.accept(batch);
    consumer.accept(List.of(known(2, "c")));
    assertThat(received()).isEqualTo(3);
    assertThat(count("applied")).isEqualTo(3);
  }

  @Test
  void a_batch_waits_while_dead_letters_cannot_be_written() {
    deadLetters.sendException = new org.apache.kafka.common.errors.TimeoutException("broker away");
    BatchConsumer consumer = consumer(poisonedBy(Set.of(), new RecordFault("none")));
    assertThatThrownBy(() -> consumer.accept(List.of(broken(0))))
        .isInstanceOf(TransientFault.class);
    assertThat(received()).isZero();
    deadLetters.sendException = null;
    consumer.accept(List.of(broken(0)));
    assertThat(count("rejected")).isEqualTo(1);
  }

  @Test
  void tombstones_and_events_of_a_key_keep_their_order() {
    BatchHandler handler =
        new BatchHandler() {
          @Override
          public List<Outcome> handle(List<Received<?>> batch) {
            batch.forEach(each -> log.add("+" + each.key()));
            return batch.stream().<Outcome>map(each -> new Outcome.Applied()).toList();
          }

          @Override
          public List<Outcome> erase(List<Erased> batch) {
            batch.forEach(each -> log.add("-" + each.key()));
            return batch.stream().<Outcome>map(each -> new Outcome.Applied()).toList();
          }
        };
    consumer(handler).accept(List.of(known(0, "a"), tombstone(1, "a"), known(2, "a")));
    assertThat(log).containsExactly("+a", "-a", "+a");
    assertThat(count("applied")).isEqualTo(3);
  }

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
