package cn.yichi.platform.outbox;

import static cn.yichi.platform.outbox.OutboxFixture.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.embedded.EmbeddedBroker;
import cn.yichi.embedded.EmbeddedDatabase;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.testing.TestSigner;
import cn.yichi.platform.testing.TestTopic;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxRelayOutageTest {

  @Test
  void facts_wait_while_the_broker_is_away_and_go_out_when_it_is_back(@TempDir Path directory)
      throws Exception {
    EmbeddedBroker first = EmbeddedBroker.start(directory, 0);
    int port = first.port();
    BrokerClients clients =
        new BrokerClients(Map.of("bootstrap.servers", first.bootstrapServers()));
    try (Admin admin = clients.admin()) {
      admin.createTopics(List.of(new NewTopic("yichi.510000.outage", 1, (short) 1))).all().get();
    }
    OutboxFixture registry = new OutboxFixture("yichi.510000.outage", 1);
    OutboxRelay relay = relay(registry, clients);
    relay.start();
    try {
      registry.issue("before");
      await().atMost(PATIENCE).until(() -> !registry.pending("before"));
      first.close();
      registry.issue("during");
      relay.nudge(registry.outbox, List.of("during"));
      await()
          .atMost(PATIENCE)
          .until(() -> registry.meters.get("yichi.outbox.failed").counter().count() >= 1);
      assertThat(registry.pending("during")).isTrue();
      assertThat(registry.meters.get("yichi.outbox.pending.age").gauge().value()).isPositive();
      try (EmbeddedBroker again = EmbeddedBroker.start(directory, port)) {
        await().atMost(Duration.ofSeconds(40)).until(() -> !registry.pending("during"));
        relay.stop();
      }
    } finally {
      relay.stop();
    }
  }

  @Test
  void facts_wait_while_the_database_is_away(@TempDir Path directory) {
    TestTopic topic = TestTopic.make(1, Map.of());
    EmbeddedDatabase before = EmbeddedDatabase.onDisk(directory, 0);
    int port = before.port();
    String uri = "mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=500";
    try (MongoClient client = MongoClients.create(uri)) {
      OutboxFixture registry = new OutboxFixture(client.getDatabase("outage"), topic.name(), 1);
      OutboxRelay relay = registry.relay("a");
      relay.start();
      try {
        registry.issue("c1");
        relay.nudge(registry.outbox, List.of("c1"));
        await().atMost(PATIENCE).until(() -> !registry.pending("c1"));
        registry.issue("c2");
        before.close();
        relay.nudge(registry.outbox, List.of("c2"));
        try (EmbeddedDatabase after = EmbeddedDatabase.onDisk(directory, port)) {
          // The test looks into the same database, which its driver finds again in its time.
          await()
              .atMost(Duration.ofSeconds(40))
              .ignoreExceptionsInstanceOf(MongoTimeoutException.class)
              .until(() -> !registry.pending("c2"));
          relay.stop();
        }
      } finally {
        relay.stop();
      }
      assertThat(topic.readAll()).extracting(ConsumerRecord::key).contains("c1", "c2");
    }
  }

  private static OutboxRelay relay(OutboxFixture registry, BrokerClients clients) {
    Duration lease = Duration.ofSeconds(5);
    Map<String, Object> impatient =
        Map.of(
            ProducerConfig.TRANSACTIONAL_ID_CONFIG, "outage.0",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000);
    return new OutboxRelay(
        List.of(registry.outbox),
        registry.settings(lease),
        new BucketLeases(
            registry.database.getCollection("outbox_leases"), "a", lease, Clock.systemUTC()),
        bucket -> new FencedSender(() -> clients.producer(impatient)),
        new OutboxRelay.Surroundings(
            registry.database,
            clients,
            TestSigner.of("510000"),
            registry.meters,
            Clock.systemUTC()),
        RelayProbe.NONE);
  }
}
