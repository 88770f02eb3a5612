package cn.yichi.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.platform.testing.TestTopic;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class OutboxRelaySpeedTest {
  private static final int FACTS = Integer.getInteger("yichi.test.facts", 20_000);

  @Test
  void relays_thousands_of_facts_a_second() {
    TestTopic topic = TestTopic.make(6, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 2);
    OutboxRelay relay = registry.relay("a");
    relay.start();
    try {
      List<Document> documents = new ArrayList<>();
      for (int i = 0; i < FACTS; i++) {
        String id = "certificate-of-some-length-" + i;
        documents.add(
            registry.outbox.initial(
                new Document("_id", id).append("version", 1L).append("name", "x".repeat(600)),
                OutboxFixture.fact(id, 1)));
      }
      long cpu = cpu();
      long begin = System.nanoTime();
      for (int from = 0; from < FACTS; from += 1000) {
        List<Document> chunk = documents.subList(from, Math.min(FACTS, from + 1000));
        registry.certificates.insertMany(chunk);
        relay.nudge(registry.outbox, chunk.stream().map(each -> each.getString("_id")).toList());
      }
      long written = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> registry.meters.get("yichi.outbox.sent").counter().count() >= FACTS);
      await().atMost(Duration.ofSeconds(10)).until(() -> registry.pendingCount() == 0);
      long end = System.nanoTime();
      System.out.printf(
          "%d facts: written in %d ms, relayed and cleared %d ms after the first write, %d ms of CPU%n",
          FACTS,
          (written - begin) / 1_000_000,
          (end - begin) / 1_000_000,
          (cpu() - cpu) / 1_000_000);
    } finally {
      relay.stop();
    }
    assertThat(topic.readAll()).hasSize(FACTS);
  }

  /**
   * Of this JVM, broker and database within; wall time says little on a machine that others use.
   */
  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
