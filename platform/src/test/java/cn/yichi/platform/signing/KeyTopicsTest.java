package cn.yichi.platform.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.KeyFact;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.signing.TrustedKeys.Standing;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class KeyTopicsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-11-01T00:00:00Z");
  private static final String REGION = "620000";
  private static final IdentityKey GANSU = new IdentityKey(REGION, TrustedKeysTest.key(1));
  private static final VerifyingKey KEY = TrustedKeysTest.key(2).publicKey();

  private final EventCodec codec = new EventCodec();
  private final StatementLines lines = new StatementLines(codec);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private static TrustedKeys trusted() {
    return new TrustedKeys(
        region -> region.equals(REGION) ? Set.of(GANSU.key().publicKey().fingerprint()) : Set.of());
  }

  private KeyTopics topics(TrustedKeys trusted, MongoDatabase database) {
    return new KeyTopics(TestStack.broker(), codec, trusted, new KeyStore(database, lines), meters);
  }

  @Test
  void hears_of_keys_of_a_topic_that_appears_later_and_remembers_them_without_it() {
    MongoDatabase database = TestStack.freshDatabase();
    TrustedKeys trusted = trusted();
    KeyTopics topics = topics(trusted, database);
    topics.start();
    try {
      TestTopic topic = TestTopic.make(Stream.KEYS.topic(REGION), 2, Map.of());
      TestTopic.make(Stream.KEYS.topic("630000"), 1, Map.of());
      KeyFact stated = GANSU.state(KEY, FROM, UNTIL, FROM);
      send("630000", List.of(lines.event(stated)));
      StatementPublisher publisher =
          new StatementPublisher(TestStack.broker(), lines, REGION, List.of(stated));
      publisher.start();
      await().atMost(PATIENCE).until(() -> isGood(trusted));
      publisher.stop();
      KeyFact forged =
          new IdentityKey(REGION, TrustedKeysTest.key(3)).revoke(KEY.id(), FROM, "forged", FROM);
      WireEvent broken =
          new WireEvent("1", "yichi.key.stated.v1", "s", "k", FROM, "k", "{\"region\":1}");
      send(REGION, List.of(lines.event(forged), broken));
      await()
          .atMost(PATIENCE)
          .until(() -> meters.counter("yichi.signing.statements.refused").count() == 2);
      assertThat(isGood(trusted)).isTrue();
      send(REGION, List.of(lines.event(GANSU.revoke(KEY.id(), FROM, "lost", FROM))));
      await().atMost(PATIENCE).until(() -> !isGood(trusted));
      assertThat(topic.readAll()).hasSize(4);
    } finally {
      topics.stop();
    }
    TrustedKeys later = trusted();
    new KeyStore(database, lines).all().forEach(said -> later.learn(REGION, said));
    assertThat(later.standing(REGION, KEY.id())).isEqualTo(new Standing.Revoked(FROM));
  }

  @Test
  void nothing_is_heard_before_all_is_read_that_stood_there_at_the_start() {
    String region = "660000";
    TestTopic.make(Stream.KEYS.topic(region), 2, Map.of());
    IdentityKey identity = new IdentityKey(region, GANSU.key());
    List<WireEvent> said = new ArrayList<>();
    for (int i = 1; i < TrustedKeys.MOST_OF_A_REGION; i++) {
      said.add(lines.event(identity.revoke("key-" + i, FROM, "lost", FROM)));
    }
    send(region, said);
    TrustedKeys trusted =
        new TrustedKeys(
            each -> each.equals(region) ? Set.of(GANSU.key().publicKey().fingerprint()) : Set.of());
    KeyTopics topics = topics(trusted, TestStack.freshDatabase());
    assertThat(topics.areHeard()).isFalse();
    topics.start();
    try {
      await().pollInterval(Duration.ofMillis(1)).atMost(PATIENCE).until(topics::areHeard);
      for (int i = 1; i < TrustedKeys.MOST_OF_A_REGION; i++) {
        assertThat(trusted.standing(region, "key-" + i)).isEqualTo(new Standing.Revoked(FROM));
      }
    } finally {
      topics.stop();
    }
  }

  @Test
  void an_unsigned_record_with_an_instant_beyond_all_bounds_stops_nobody_from_learning_keys() {
    String region = "650000";
    TestTopic.make(Stream.KEYS.topic(region), 1, Map.of());
    TrustedKeys trusted =
        new TrustedKeys(
            each -> each.equals(region) ? Set.of(GANSU.key().publicKey().fingerprint()) : Set.of());
    KeyTopics topics = topics(trusted, TestStack.freshDatabase());
    IdentityKey ningxia = new IdentityKey(region, GANSU.key());
    WireEvent stated = lines.event(ningxia.state(KEY, FROM, UNTIL, FROM));
    String far = stated.json().replaceAll("(\"recordedAt\":)\"[^\"]*\"", "$19999999999999999");
    assertThat(far).contains(":9999999999999999");
    WireEvent poison = new WireEvent("1", stated.type(), "s", "k", FROM, stated.key(), far);
    send(region, List.of(poison, stated));
    topics.start();
    try {
      await()
          .atMost(PATIENCE)
          .until(() -> trusted.standing(region, KEY.id()) instanceof Standing.Good);
      assertThat(meters.counter("yichi.signing.statements.refused").count()).isEqualTo(1);
    } finally {
      topics.stop();
    }
  }

  private static boolean isGood(TrustedKeys trusted) {
    return trusted.standing(REGION, KEY.id()) instanceof Standing.Good;
  }

  private static void send(String region, List<WireEvent> events) {
    try (Producer<byte[], byte[]> producer = TestStack.broker().producer(Map.of())) {
      for (WireEvent event : events) {
        var record =
            new ProducerRecord<>(
                Stream.KEYS.topic(region),
                event.key().getBytes(StandardCharsets.UTF_8),
                event.value());
        event.headers().forEach(record.headers()::add);
        producer.send(record);
      }
      producer.flush();
    }
  }
}
