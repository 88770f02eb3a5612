package cn.yichi.platform.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.platform.consume.ConsumingService.Seen;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@Tag("database")
class ConsumingServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TOOL = TestProvider.shared().token("510000", Role.SERVICE).bearer();
  private static ConfigurableApplicationContext context;
  private static TestTopic topic;

  @BeforeAll
  static void start() {
    topic = TestTopic.make(TestRecords.TOPIC, 2, Map.of());
    context =
        new SpringApplicationBuilder(ConsumingService.class)
            .properties("spring.config.name=consuming-service")
            .run(
                TestStack.arguments(
                    "510000", "consume" + UUID.randomUUID().toString().substring(0, 8)));
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  private static void send(List<ConsumerRecord<byte[], byte[]>> records) {
    try (Producer<byte[], byte[]> producer = TestStack.broker().producer(Map.of())) {
      records.forEach(each -> producer.send(TestRecords.toSend(topic.name(), each)));
      producer.flush();
    }
  }

  private static double count(String outcome) {
    return context
        .getBean(MeterRegistry.class)
        .get("yichi.consumed")
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void keeps_the_law_through_outages_poison_and_strangers() {
    Seen seen = context.getBean(Seen.class);
    seen.outages.set(3);
    send(IntStream.range(0, 50).mapToObj(i -> TestRecords.known(0, "a" + i)).toList());
    send(
        List.of(
            TestRecords.known(0, ConsumingService.POISON),
            TestRecords.broken(0),
            TestRecords.unknownType(0),
            TestRecords.tombstone(0, "a1")));
    await()
        .atMost(PATIENCE)
        .until(
            () -> Outcome.labels().stream().mapToDouble(ConsumingServiceTest::count).sum() >= 54);
    assertThat(seen.keys).hasSize(50).doesNotHaveDuplicates();
    assertThat(seen.attempts.get()).isGreaterThanOrEqualTo(4);
    assertThat(count("applied")).isEqualTo(50);
    assertThat(count("rejected")).isEqualTo(2);
    assertThat(count("ignored")).isEqualTo(2);
    List<ConsumerRecord<String, byte[]>> dead =
        new TestTopic("yichi.510000.dlt.notification.benefits", 1)
            .readUntil(all -> all.size() >= 2);
    assertThat(dead)
        .extracting(
            each -> new String(each.headers().lastHeader("yichi_dlt_reason").value(), UTF_8))
        .containsExactlyInAnyOrder("poison", "header ce_type is missing");
  }

  @Test
  void a_region_that_appears_later_is_read_from_its_start() {
    TestTopic later = TestTopic.make("yichi.330000.benefits", 1, Map.of());
    try (Producer<byte[], byte[]> producer = TestStack.broker().producer(Map.of())) {
      producer.send(TestRecords.toSend(later.name(), TestRecords.known(0, "later")));
    }
    Seen seen = context.getBean(Seen.class);
    await().atMost(PATIENCE).until(() -> seen.keys.contains("later"));
    seen.keys.remove("later");
  }

  @Test
  void tells_its_health_and_its_metrics() throws Exception {
    await()
        .atMost(PATIENCE)
        .until(() -> get("/actuator/health/readiness", is -> true).contains("UP"));
    assertThat(get("/actuator/health/liveness", is -> true)).contains("UP");
    String health = get("/actuator/health", is -> true);
    assertThat(health)
        .contains("\"bindings\"", "benefits-in-0", "\"broker\"", "\"mongo\"", "\"topics\"");
    assertThat(health).contains("\"yichi.510000.contacts\":\"ready\"");
    assertThat(health).contains("\"yichi.510000.dlt.notification.benefits\":\"ready\"");
    assertThat(get("/actuator/prometheus", is -> true))
        .contains("yichi_consumed_total", "yichi_received_total", "yichi_consume_retry_age_seconds")
        .contains("mongodb_driver_pool_size")
        .doesNotContain("mongodb_driver_commands");
  }

  private static String get(String path, Predicate<HttpResponse<String>> good) throws Exception {
    String port = context.getEnvironment().getProperty("local.server.port");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                  .header("Authorization", TOOL)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(good).accepts(response);
      assertThat(response.headers().firstValue("traceparent")).isPresent();
      return response.body();
    }
  }
}
