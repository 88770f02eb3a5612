package cn.yichi.platform.outbox;

import static cn.yichi.platform.outbox.OutboxFixture.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.signing.RecordVerifier.Verdict;
import cn.yichi.platform.telemetry.Trace;
import cn.yichi.platform.testing.TestSigner;
import cn.yichi.platform.testing.TestTopic;
import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@Tag("database")
class OutboxRelayTest {

  @Test
  void a_lane_that_meets_an_error_shows_it_and_goes_on() {
    TestTopic topic = TestTopic.make(1, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    AtomicInteger left = new AtomicInteger(3);
    RelayProbe failing =
        new RelayProbe() {
          @Override
          public void beforeSend(int bucket) {
            if (left.getAndDecrement() > 0) {
              throw new NoClassDefFoundError("a class that the test left out");
            }
          }
        };
    OutboxRelay relay = registry.relay("a", Clock.systemUTC(), failing);
    relay.start();
    try {
      registry.issue("c1");
      await().atMost(PATIENCE).until(() -> !registry.pending("c1"));
      assertThat(registry.meters.get("yichi.outbox.failed").counter().count()).isEqualTo(3);
      assertThat(topic.readAll()).extracting(ConsumerRecord::key).containsExactly("c1");
    } finally {
      relay.stop();
    }
  }

  @Test
  void a_lane_outlives_an_error_that_cannot_even_be_logged() {
    TestTopic topic = TestTopic.make(1, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    AtomicInteger left = new AtomicInteger(3);
    RelayProbe failing =
        new RelayProbe() {
          @Override
          public void beforeSend(int bucket) {
            if (left.getAndDecrement() > 0) {
              throw new NoClassDefFoundError("a class that the test left out");
            }
          }
        };
    Logger log = (Logger) LoggerFactory.getLogger(OutboxRelay.class.getPackageName());
    Appender<ILoggingEvent> broken = new Unwritable();
    broken.start();
    log.addAppender(broken);
    OutboxRelay relay = registry.relay("a", Clock.systemUTC(), failing);
    relay.start();
    try {
      registry.issue("c1");
      await().atMost(PATIENCE).until(() -> !registry.pending("c1"));
      assertThat(topic.readAll()).extracting(ConsumerRecord::key).containsExactly("c1");
    } finally {
      relay.stop();
      log.detachAppender(broken);
    }
  }

  /** Fails where logback would not catch it. */
  private static final class Unwritable extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      throw new NoClassDefFoundError("of the log");
    }
  }

  @Test
  void sends_a_nudged_fact_and_clears_it() {
    TestTopic topic = TestTopic.make(2, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 2);
    Trace trace = Trace.begin();
    OutboxRelay relay = registry.relay("a");
    relay.start();
    try {
      try (Trace.Scope scope = trace.open()) {
        registry.issue("c1");
      }
      relay.nudge(registry.outbox, List.of("c1"));
      ConsumerRecord<String, byte[]> sent = topic.readUntil(all -> !all.isEmpty()).getFirst();
      assertThat(sent.key()).isEqualTo("c1");
      assertThat(header(sent, "ce_id")).isEqualTo("c1/1");
      assertThat(header(sent, "traceparent")).isEqualTo(trace.traceparent());
      await().atMost(PATIENCE).until(() -> !registry.pending("c1"));
      assertThat(registry.certificates.find().first().getList("pending", Document.class)).isEmpty();
    } finally {
      relay.stop();
    }
    assertThat(registry.database.getCollection("outbox_leases").countDocuments()).isZero();
  }

  @Test
  void what_is_sent_verifies_record_by_record_and_shares_one_signature_a_batch() {
    TestTopic topic = TestTopic.make(2, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    for (int i = 0; i < 20; i++) {
      registry.issue("c" + i);
    }
    OutboxRelay relay = registry.relay("a");
    relay.start();
    try {
      await().atMost(PATIENCE).until(() -> registry.pendingCount() == 0);
    } finally {
      relay.stop();
    }
    RecordVerifier verifier = RecordVerifier.sandbox(Clock.systemUTC(), registry.meters);
    List<ConsumerRecord<String, byte[]>> sent = topic.readAll();
    assertThat(sent).hasSize(20);
    assertThat(sent)
        .extracting(each -> header(each, "ce_sigroot"))
        .containsOnly(header(sent.getFirst(), "ce_sigroot"));
    for (ConsumerRecord<String, byte[]> each : sent) {
      assertThat(verifier.verify(raw(each, each.value()))).isInstanceOf(Verdict.Believed.class);
      assertThat(verifier.verify(raw(each, new byte[] {1}))).isInstanceOf(Verdict.Refused.class);
    }
  }

  private static ConsumerRecord<byte[], byte[]> raw(
      ConsumerRecord<String, byte[]> record, byte[] value) {
    byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
    var raw = new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), key, value);
    record.headers().forEach(raw.headers()::add);
    return raw;
  }

  @Test
  void while_the_key_signs_no_more_facts_wait() {
    TestTopic topic = TestTopic.make(1, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    registry.issue("c1");
    AtomicBoolean expired = new AtomicBoolean(true);
    registry.signer =
        records -> {
          if (expired.get()) {
            throw new IllegalStateException("the key signs no more");
          }
          TestSigner.of("510000").sign(records);
        };
    OutboxRelay relay = registry.relay("a");
    relay.start();
    try {
      await().atMost(PATIENCE).until(() -> failures(registry) >= 2);
      assertThat(registry.pending("c1")).isTrue();
      assertThat(topic.readAll()).isEmpty();
      expired.set(false);
      await().atMost(PATIENCE).until(() -> !registry.pending("c1"));
      assertThat(topic.readAll()).hasSize(1);
    } finally {
      relay.stop();
    }
  }

  @Test
  void sends_the_facts_of_an_inserted_aggregate_and_clears_them() {
    TestTopic topic = TestTopic.make(2, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 2);
    OutboxRelay relay = registry.relayThatSweepsAtStartOnly("a");
    relay.start();
    try {
      // both buckets leased, and the one sweep done that follows
      await()
          .atMost(PATIENCE)
          .until(() -> registry.database.getCollection("outbox_leases").countDocuments() == 2);
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      for (int i = 0; i < 50; i++) {
        relay.inserted(registry.outbox, List.of(registry.issue("c" + i)));
      }
      await().atMost(PATIENCE).until(() -> registry.pendingCount() == 0);
    } finally {
      relay.stop();
    }
    assertThat(topic.readAll()).extracting(ConsumerRecord::key).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void finds_at_start_what_a_crash_left() {
    TestTopic topic = TestTopic.make(2, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 2);
    for (int i = 0; i < 20; i++) {
      registry.issue("c" + i);
    }
    OutboxRelay relay = registry.relay("a");
    relay.start();
    try {
      assertThat(topic.readUntil(all -> all.size() >= 20)).hasSize(20);
      await().atMost(PATIENCE).until(() -> registry.pendingCount() == 0);
    } finally {
      relay.stop();
    }
  }

  @Test
  void crash_between_sending_and_clearing_makes_a_duplicate_and_no_loss() {
    TestTopic topic = TestTopic.make(1, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    registry.issue("c1");
    registry.change("c1", 2);
    AtomicBoolean crashed = new AtomicBoolean();
    RelayProbe crash =
        new RelayProbe() {
          @Override
          public void beforeClear(int bucket) {
            if (crashed.compareAndSet(false, true)) {
              throw new IllegalStateException("crash");
            }
          }
        };
    OutboxRelay relay = registry.relay("a", Clock.systemUTC(), crash);
    relay.start();
    try {
      await().atMost(PATIENCE).until(() -> registry.pendingCount() == 0);
    } finally {
      relay.stop();
    }
    assertThat(topic.readAll())
        .extracting(each -> header(each, "ce_id"))
        .containsExactly("c1/1", "c1/2", "c1/1", "c1/2");
    assertThat(registry.database.getCollection("certificates_history").find())
        .extracting(each -> each.get("_id"))
        .containsExactly("c1/1");
  }

  @Test
  void a_relay_that_slept_past_its_lease_cannot_send_anything_old() throws Exception {
    TestTopic topic =
        TestTopic.make(
            1,
            Map.of(
                "cleanup.policy", "compact",
                "segment.ms", "100",
                "min.cleanable.dirty.ratio", "0.001",
                "min.compaction.lag.ms", "0"));
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    registry.issue("c1");
    CountDownLatch asleep = new CountDownLatch(1);
    CountDownLatch wake = new CountDownLatch(1);
    AtomicBoolean once = new AtomicBoolean();
    AtomicBoolean sentOld = new AtomicBoolean();
    RelayProbe sleepy =
        new RelayProbe() {
          @Override
          public void beforeSend(int bucket) {
            if (once.compareAndSet(false, true)) {
              asleep.countDown();
              awaitQuietly(wake);
            }
          }

          @Override
          public void beforeClear(int bucket) {
            sentOld.set(true);
          }
        };
    // a clock that stands still for the first relay: it goes on believing in its lease
    Clock stopped = Clock.fixed(Clock.systemUTC().instant(), java.time.ZoneOffset.UTC);
    OutboxRelay first = registry.relay("first", stopped, sleepy);
    OutboxRelay second = registry.relay("second");
    first.start();
    try {
      asleep.await();
      registry.change("c1", 2);
      second.start();
      await().atMost(PATIENCE).until(() -> !registry.pending("c1"));
      double failedBefore = failures(registry);
      wake.countDown();
      await().atMost(PATIENCE).until(() -> failures(registry) > failedBefore);
      assertThat(sentOld).isFalse();
    } finally {
      wake.countDown();
      first.stop();
      second.stop();
    }
    assertThat(topic.readAll())
        .extracting(each -> header(each, "ce_id"))
        .containsExactly("c1/1", "c1/2");
    compact(topic);
    ConsumerRecord<String, byte[]> last =
        topic.readAll().stream().filter(each -> each.key().equals("c1")).toList().getLast();
    assertThat(header(last, "ce_id")).isEqualTo("c1/2");
  }

  private static double failures(OutboxFixture registry) {
    return registry.meters.get("yichi.outbox.failed").counter().count();
  }

  /**
   * Rolls the segment by writing after its age, then waits until the cleaner has taken version 1.
   */
  private static void compact(TestTopic topic) {
    OutboxFixture filler = new OutboxFixture(topic.name(), 1);
    OutboxRelay relay = filler.relay("filler");
    relay.start();
    try {
      int[] number = {0};
      await()
          .atMost(java.time.Duration.ofSeconds(60))
          .pollInterval(java.time.Duration.ofMillis(500))
          .until(
              () -> {
                filler.issue("filler" + number[0]);
                relay.nudge(filler.outbox, List.of("filler" + number[0]++));
                return topic.readAll().stream()
                    .noneMatch(each -> "c1/1".equals(header(each, "ce_id")));
              });
    } finally {
      relay.stop();
    }
  }

  @Test
  void keeps_every_replaced_state_before_its_fact_is_cleared() {
    TestTopic topic = TestTopic.make(1, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    registry.issue("c1");
    for (int version = 2; version <= Outbox.MAX_PENDING; version++) {
      registry.change("c1", version);
    }
    OutboxRelay relay = registry.relay("a");
    relay.start();
    try {
      await().atMost(PATIENCE).until(() -> registry.pendingCount() == 0);
    } finally {
      relay.stop();
    }
    assertThat(registry.database.getCollection("certificates_history").countDocuments())
        .isEqualTo(Outbox.MAX_PENDING - 1);
    assertThat(
            registry
                .database
                .getCollection("certificates_history")
                .find(Filters.eq("_id", "c1/15"))
                .first())
        .doesNotContainKeys("pending", "pendingBucket")
        .containsEntry("version", 15L);
  }

  @Test
  void refuses_the_seventeenth_pending_fact() {
    OutboxFixture registry = new OutboxFixture("yichi.510000.nowhere", 1);
    registry.issue("c1");
    for (int version = 2; version <= Outbox.MAX_PENDING; version++) {
      registry.change("c1", version);
    }
    assertThatThrownBy(() -> registry.change("c1", Outbox.MAX_PENDING + 1))
        .hasMessageContaining("refused");
  }

  @Test
  void what_is_added_while_sending_is_not_cleared_but_sent_next() {
    TestTopic topic = TestTopic.make(1, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    registry.issue("c1");
    AtomicBoolean once = new AtomicBoolean();
    RelayProbe writer =
        new RelayProbe() {
          @Override
          public void beforeClear(int bucket) {
            if (once.compareAndSet(false, true)) {
              registry.change("c1", 2);
            }
          }
        };
    OutboxRelay relay = registry.relay("a", Clock.systemUTC(), writer);
    relay.start();
    try {
      await().atMost(PATIENCE).until(() -> registry.pendingCount() == 0);
    } finally {
      relay.stop();
    }
    assertThat(topic.readAll())
        .extracting(each -> header(each, "ce_id"))
        .containsExactly("c1/1", "c1/2");
  }

  @Test
  void what_was_erased_and_came_again_while_sending_is_sent_again() {
    TestTopic topic = TestTopic.make(1, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    registry.issue("c1");
    WireEvent first = OutboxFixture.fact("c1", 1);
    WireEvent again =
        new WireEvent(
            first.id(),
            first.type(),
            first.source(),
            first.subject(),
            first.time().plusSeconds(1),
            first.key(),
            "{\"again\":true}");
    AtomicBoolean once = new AtomicBoolean();
    RelayProbe eraser =
        new RelayProbe() {
          @Override
          public void beforeClear(int bucket) {
            if (once.compareAndSet(false, true)) {
              registry.certificates.deleteOne(Filters.eq("_id", "c1"));
              registry.certificates.insertOne(
                  registry.outbox.initial(new Document("_id", "c1").append("version", 1L), again));
            }
          }
        };
    OutboxRelay relay = registry.relay("a", Clock.systemUTC(), eraser);
    relay.start();
    try {
      await().atMost(PATIENCE).until(() -> registry.pendingCount() == 0);
    } finally {
      relay.stop();
    }
    assertThat(topic.readAll())
        .extracting(each -> new String(each.value(), StandardCharsets.UTF_8))
        .containsExactly(first.json(), again.json());
  }

  @Test
  void an_erasure_takes_the_place_of_what_waits_and_goes_out_without_a_value() {
    TestTopic topic = TestTopic.make(1, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    registry.issue("c1");
    registry.change("c1", 2);
    WireEvent fact = OutboxFixture.fact("c1", 3);
    WireEvent erasure =
        WireEvent.tombstone(fact.id(), fact.source(), fact.key(), fact.time().plusSeconds(1));
    registry.certificates.updateOne(Filters.eq("_id", "c1"), registry.outbox.replaceAll(erasure));
    OutboxRelay relay = registry.relay("a", Clock.systemUTC(), RelayProbe.NONE);
    relay.start();
    try {
      await().atMost(PATIENCE).until(() -> registry.pendingCount() == 0);
    } finally {
      relay.stop();
    }
    assertThat(topic.readAll())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.value()).isNull();
              assertThat(header(each, "ce_id")).isEqualTo(fact.id());
              assertThat(header(each, "ce_type")).isEqualTo(WireEvent.ERASED);
            });
  }

  @Test
  void a_fact_too_large_for_kafka_holds_back_its_own_aggregate_only() {
    TestTopic topic = TestTopic.make(1, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 1);
    var huge = OutboxFixture.fact("huge", 1);
    registry.certificates.insertOne(
        registry.outbox.initial(
            new Document("_id", "huge").append("version", 1L),
            new WireEvent(
                huge.id(),
                huge.type(),
                huge.source(),
                huge.subject(),
                huge.time(),
                huge.key(),
                "\"" + "x".repeat(2_000_000) + "\"")));
    registry.change("huge", 2);
    registry.issue("c1");
    OutboxRelay relay = registry.relay("a");
    relay.start();
    try {
      await().atMost(PATIENCE).until(() -> !registry.pending("c1"));
      assertThat(registry.pending("huge")).isTrue();
      assertThat(registry.meters.get("yichi.outbox.held").gauge().value()).isEqualTo(1);
    } finally {
      relay.stop();
    }
    assertThat(topic.readAll()).extracting(each -> header(each, "ce_id")).containsExactly("c1/1");
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
