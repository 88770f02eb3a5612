package cn.yichi.platform.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.event.Stream;
import cn.yichi.embedded.EmbeddedBroker;
import cn.yichi.embedded.FreePorts;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class TopicCreationTest {
  private static final TopicSettings SETTINGS =
      new TopicSettings(List.of(Stream.CERTIFICATES, Stream.BENEFITS), 3, 1, (short) 1);

  private static TopicCreation creation(BrokerClients broker, String region) {
    return creation(broker, region, true);
  }

  private static TopicCreation creation(BrokerClients broker, String region, boolean sandbox) {
    return new TopicCreation(
        broker,
        new ServiceIdentity(region, "registry", "a", sandbox),
        SETTINGS,
        () -> List.of(Stream.deadLetterTopic(region, "registry.certificates")));
  }

  /** A topic just made may not be known at once to the part of the broker that is asked. */
  private static String config(String topic, String name) {
    return await()
        .ignoreExceptionsMatching(
            fault -> fault.getCause() instanceof UnknownTopicOrPartitionException)
        .until(() -> described(topic, name), value -> true);
  }

  private static String described(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = TestStack.broker().admin()) {
      return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
    }
  }

  @Test
  void makes_the_own_topics_with_the_policy_of_their_stream() throws Exception {
    TopicCreation creation = creation(TestStack.broker(), "110000");
    creation.start();
    creation.stop();
    assertThat(creation.state().values()).containsOnly("ready");
    assertThat(config("yichi.110000.certificates", "cleanup.policy")).isEqualTo("compact");
    assertThat(config("yichi.110000.certificates", "min.compaction.lag.ms"))
        .isEqualTo(Long.toString(Duration.ofDays(7).toMillis()));
    assertThat(config("yichi.110000.benefits", "retention.ms"))
        .isEqualTo(Long.toString(Duration.ofDays(90).toMillis()));
    assertThat(config("yichi.110000.dlt.registry.certificates", "cleanup.policy"))
        .isEqualTo("delete");
  }

  @Test
  void reports_a_topic_of_another_policy_and_leaves_it_alone() throws Exception {
    TestTopic.make("yichi.120000.certificates", 1, Map.of("cleanup.policy", "delete"));
    TopicCreation creation = creation(TestStack.broker(), "120000");
    creation.start();
    creation.stop();
    assertThat(creation.state().get("yichi.120000.certificates"))
        .startsWith("differs:")
        .contains("cleanup.policy is delete, not compact");
    assertThat(config("yichi.120000.certificates", "cleanup.policy")).isEqualTo("delete");
    assertThat(new TopicHealth(creation).health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void sees_that_a_topic_was_mended() throws Exception {
    String topic = "yichi.150000.certificates";
    TestTopic.make(topic, 1, Map.of("cleanup.policy", "delete"));
    TopicCreation creation =
        new TopicCreation(
            TestStack.broker(),
            new ServiceIdentity("150000", "registry", "a", true),
            new TopicSettings(List.of(Stream.CERTIFICATES), 3, 1, (short) 1),
            List::of,
            Duration.ofMillis(200));
    creation.start();
    try {
      assertThat(creation.state().get(topic)).startsWith("differs:");
      List<AlterConfigOp> mend =
          Stream.CERTIFICATES.policy().topicConfig().entrySet().stream()
              .map(each -> new ConfigEntry(each.getKey(), each.getValue()))
              .map(each -> new AlterConfigOp(each, AlterConfigOp.OpType.SET))
              .toList();
      try (Admin admin = TestStack.broker().admin()) {
        admin
            .incrementalAlterConfigs(
                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), mend))
            .all()
            .get();
      }
      await().until(() -> "ready".equals(creation.state().get(topic)));
    } finally {
      creation.stop();
    }
  }

  @Test
  void reports_outside_of_the_sandbox_that_the_loss_of_one_broker_would_lose_facts() {
    TestTopic.make("yichi.140000.certificates", 1, Map.of("cleanup.policy", "delete"));
    TopicCreation creation = creation(TestStack.broker(), "140000", false);
    creation.start();
    creation.stop();
    assertThat(creation.state().get("yichi.140000.benefits"))
        .as("just made")
        .isEqualTo(
            "not durable: [replication factor is 1, not 3 or more,"
                + " min.insync.replicas is 1, not 2 or more]");
    assertThat(creation.state().get("yichi.140000.certificates"))
        .as("there before")
        .startsWith("not durable: [replication factor is 1")
        .contains("differs: [cleanup.policy is delete");
    assertThat(new TopicHealth(creation).health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void finds_three_copies_of_which_two_acknowledge_durable() {
    assertThat(new Copies(3, 2).shortfalls()).isEmpty();
    assertThat(new Copies(5, 3).shortfalls()).isEmpty();
    assertThat(new Copies(3, 1).shortfalls())
        .containsExactly("min.insync.replicas is 1, not 2 or more");
    assertThat(new Copies(2, 2).shortfalls())
        .containsExactly("replication factor is 2, not 3 or more");
  }

  @Test
  void waits_for_a_broker_that_is_not_there_yet() {
    int port = FreePorts.next();
    TopicCreation creation =
        creation(new BrokerClients(Map.of("bootstrap.servers", "127.0.0.1:" + port)), "130000");
    creation.start();
    try {
      assertThat(creation.state().get("yichi.130000.certificates")).startsWith("waiting:");
      assertThat(new TopicHealth(creation).health().getStatus()).isEqualTo(Status.DOWN);
      try (EmbeddedBroker broker = EmbeddedBroker.start(port)) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> creation.state().values().stream().allMatch("ready"::equals));
      }
    } finally {
      creation.stop();
    }
  }
}
