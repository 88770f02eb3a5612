package cn.yichi.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends records to a running service's binding and compares what became of each. */
public record OddRecords(MeterRegistry meters, String binding, TestTopic deadLetters) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /**
   * Sends all at once and waits for their ends.
   *
   * @throws AssertionError unless every record ended as it should, each of the rejected in one dead
   *     letter with its reason, and as many were received as ended
   */
  public void expect(List<OddRecord> records) {
    await().atMost(PATIENCE).during(Duration.ofSeconds(2)).until(this::isQuiet);
    Map<String, Long> before = ends();
    double received = received();
    List<String> places = send(records);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(received() - received).isEqualTo(records.size()));
    Map<String, String> reasons = reasons();
    for (int i = 0; i < records.size(); i++) {
      OddRecord record = records.get(i);
      String reason = reasons.getOrDefault(places.get(i), "no dead letter");
      assertThat(reason)
          .as(record.what())
          .contains(record.outcome().equals("rejected") ? record.reason() : "no dead letter");
    }
    Map<String, Long> expected = new TreeMap<>(before);
    records.forEach(record -> expected.merge(record.outcome(), 1L, Long::sum));
    assertThat(ends()).as(reasons.toString()).isEqualTo(expected);
    assertThat(received()).isEqualTo(ends().values().stream().mapToDouble(Long::doubleValue).sum());
  }

  private boolean isQuiet() {
    double now = received();
    return now > 0 && now == ends().values().stream().mapToDouble(Long::doubleValue).sum();
  }

  private double received() {
    return meters.counter("yichi.received", "binding", binding).count();
  }

  private Map<String, Long> ends() {
    Map<String, Long> ends = new TreeMap<>();
    for (Counter counter : meters.find("yichi.consumed").tag("binding", binding).counters()) {
      ends.put(counter.getId().getTag("outcome"), (long) counter.count());
    }
    return ends;
  }

  private static List<String> send(List<OddRecord> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    List<String> places = new ArrayList<>();
    try (Producer<byte[], byte[]> producer =
        TestStack.broker().producer(Map.of("linger.ms", 100, "batch.size", 1_000_000))) {
      records.forEach(record -> sent.add(producer.send(record.toSend())));
      for (Future<RecordMetadata> each : sent) {
        places.add(each.get().toString());
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
    return places;
  }

  /** Reasons by place; a batch that came again may have buried one place twice. */
  private Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    for (ConsumerRecord<String, byte[]> letter : deadLetters.readAll()) {
      String place =
          header(letter, "topic")
              + "-"
              + header(letter, "partition")
              + "@"
              + header(letter, "offset");
      reasons.put(place, header(letter, "reason"));
    }
    return reasons;
  }

  private static String header(ConsumerRecord<?, ?> letter, String name) {
    return new String(letter.headers().lastHeader("yichi_dlt_" + name).value(), UTF_8);
  }
}
