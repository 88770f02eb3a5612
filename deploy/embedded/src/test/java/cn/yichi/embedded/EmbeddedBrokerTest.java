package cn.yichi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static EmbeddedBroker shared;

  @BeforeAll
  static void start() {
    shared = EmbeddedBroker.start();
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @Test
  void hands_a_consumer_what_a_producer_sent() throws Exception {
    create(shared, "plain", Map.of());
    send(shared, "plain", "a", "1");
    assertThat(readUntil(shared, "plain", values -> !values.isEmpty())).containsExactly("1");
  }

  @Test
  void hides_an_aborted_transaction_from_a_reader_of_committed_records() throws Exception {
    create(shared, "transacted", Map.of());
    try (var producer = producer(shared, Map.of("transactional.id", "trial"))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transacted", "a", "aborted"));
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transacted", "a", "committed"));
      producer.commitTransaction();
    }
    assertThat(readUntil(shared, "transacted", values -> !values.isEmpty()))
        .containsExactly("committed");
  }

  @Test
  void compaction_leaves_the_last_record_of_a_key() throws Exception {
    create(
        shared,
        "compacted",
        Map.of(
            "cleanup.policy", "compact",
            "segment.ms", "100",
            "min.cleanable.dirty.ratio", "0.01"));
    var deadline = Instant.now().plus(PATIENCE);
    List<String> values;
    int sent = 0;
    do {
      send(shared, "compacted", "a", String.valueOf(++sent));
      var last = String.valueOf(sent);
      values = readUntil(shared, "compacted", seen -> seen.contains(last));
    } while (values.contains("1") && Instant.now().isBefore(deadline));
    assertThat(values).doesNotContain("1").endsWith(String.valueOf(sent));
  }

  @Test
  void keeps_its_topics_over_a_restart_when_it_has_a_directory(@TempDir Path directory)
      throws Exception {
    try (var first = EmbeddedBroker.start(directory, 0)) {
      create(first, "kept", Map.of());
      send(first, "kept", "a", "before");
    }
    try (var second = EmbeddedBroker.start(directory, 0)) {
      send(second, "kept", "a", "after");
      assertThat(readUntil(second, "kept", values -> values.size() == 2))
          .containsExactly("before", "after");
    }
  }

  @Test
  void refuses_to_start_on_a_port_in_use_and_can_start_on_another(@TempDir Path directory) {
    assertThatThrownBy(() -> EmbeddedBroker.start(directory, shared.port()).close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(String.valueOf(shared.port()));
    try (var other = EmbeddedBroker.start(directory, 0)) {
      assertThat(other.port()).isNotEqualTo(shared.port());
    }
  }

  private static void create(EmbeddedBroker broker, String topic, Map<String, String> policy)
      throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      var created = new NewTopic(topic, Optional.of(1), Optional.empty()).configs(policy);
      admin.createTopics(List.of(created)).all().get();
    }
  }

  private static void send(EmbeddedBroker broker, String topic, String key, String value)
      throws ExecutionException, InterruptedException {
    try (var producer = producer(broker, Map.of())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  private static KafkaProducer<String, String> producer(
      EmbeddedBroker broker, Map<String, Object> more) {
    var settings = new HashMap<>(more);
    settings.put("bootstrap.servers", broker.bootstrapServers());
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  /** Reads a topic's committed values from its start until they satisfy, or patience ends. */
  private static List<String> readUntil(
      EmbeddedBroker broker, String topic, Predicate<List<String>> enough) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
    var values = new ArrayList<String>();
    var deadline = Instant.now().plus(PATIENCE);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partitions = List.of(new TopicPartition(topic, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!enough.test(values) && Instant.now().isBefore(deadline)) {
        for (ConsumerRecord<String, String> read : consumer.poll(Duration.ofMillis(200))) {
          values.add(read.value());
        }
      }
    }
    return List.copyOf(values);
  }
}
