package cn.yichi.platform.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.embedded.EmbeddedBroker;
import cn.yichi.embedded.EmbeddedDatabase;
import cn.yichi.embedded.FreePorts;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.consume.ConsumingService.Seen;
import cn.yichi.platform.store.StorePreparation;
import cn.yichi.platform.testing.TestProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

class AbsenceAtStartTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void starts_without_broker_and_database_and_goes_to_work_when_they_come() throws Exception {
    int brokerPort = FreePorts.next();
    int databasePort = FreePorts.next();
    String bootstrap = "127.0.0.1:" + brokerPort;
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(ConsumingService.class)
            .properties("spring.config.name=consuming-service")
            .run(arguments(bootstrap, databasePort))) {
      JoinedBindings bindings = context.getBean(JoinedBindings.class);
      assertThat(bindings.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
      assertThat(context.getBean(StorePreparation.class).isReady()).isFalse();
      try (EmbeddedBroker broker = EmbeddedBroker.start(brokerPort)) {
        sendOne(new BrokerClients(Map.of("bootstrap.servers", broker.bootstrapServers())));
        await().atMost(PATIENCE).until(() -> bindings.health().getStatus().equals(Status.UP));
        Seen seen = context.getBean(Seen.class);
        assertThat(seen.keys).isEmpty();
        try (EmbeddedDatabase database = EmbeddedDatabase.inMemory(databasePort)) {
          await().atMost(PATIENCE).until(() -> seen.keys.contains("first"));
          context.close();
        }
      }
    }
  }

  private static String[] arguments(String bootstrap, int databasePort) {
    List<String> arguments = TestProvider.shared().trusted(0, "510000");
    arguments.addAll(
        List.of(
            "--yichi.region=510000",
            "--yichi.sandbox=true",
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + bootstrap,
            "--spring.mongodb.uri=mongodb://127.0.0.1:" + databasePort + "/late"));
    return arguments.toArray(String[]::new);
  }

  private static void sendOne(BrokerClients broker) throws Exception {
    try (Admin admin = broker.admin();
        Producer<byte[], byte[]> producer = broker.producer(Map.of())) {
      NewTopic topic = new NewTopic(TestRecords.TOPIC, Optional.of(1), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();
      producer.send(TestRecords.toSend(TestRecords.TOPIC, TestRecords.known(0, "first"))).get();
    }
  }
}
