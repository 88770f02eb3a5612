package cn.yichi.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.platform.testing.TestTopic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two relays that both believe to own every bucket crash and dawdle at random, under writes. */
@Tag("database")
class OutboxRelaySimulationTest {
  private static final int CERTIFICATES = 12;
  private static final int VERSIONS = 12;

  @Test
  void loses_nothing_and_ends_every_key_on_its_newest_version() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    TestTopic topic = TestTopic.make(2, Map.of());
    OutboxFixture registry = new OutboxFixture(topic.name(), 2);
    // leases that each relay's own clock keeps alive in its own collection: only the fence is left
    OutboxRelay first = registry.relay("first", Clock.systemUTC(), trouble(new Random(seed)));
    OutboxRelay second = registry.relayWithOwnLeases("second", trouble(new Random(seed + 1)));
    first.start();
    second.start();
    try {
      List<Document> late = write(registry, new Random(seed + 2), List.of(first, second));
      await().atMost(Duration.ofSeconds(90)).until(() -> registry.pendingCount() == 0);
      // writers that stood still between their insert and their word: nothing old may go out now
      first.inserted(registry.outbox, late);
      second.inserted(registry.outbox, late);
      LockSupport.parkNanos(Duration.ofMillis(1_500).toNanos());
    } finally {
      first.stop();
      second.stop();
    }
    Map<String, List<Long>> sent = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : topic.readAll()) {
      String id = new String(record.headers().lastHeader("ce_id").value(), UTF_8);
      sent.computeIfAbsent(record.key(), key -> new ArrayList<>())
          .add(Long.parseLong(id.substring(id.indexOf('/') + 1)));
    }
    assertThat(sent).hasSize(CERTIFICATES);
    sent.forEach(
        (key, versions) -> {
          assertThat(versions)
              .as("%s with seed %d", key, seed)
              .containsAll(LongStream.rangeClosed(1, VERSIONS).boxed().toList());
          assertThat(versions.getLast()).as("%s with seed %d", key, seed).isEqualTo(VERSIONS);
        });
    assertThat(registry.database.getCollection("certificates_history").countDocuments())
        .isEqualTo((long) CERTIFICATES * (VERSIONS - 1));
  }

  /** Answers what was inserted and not told of. */
  private static List<Document> write(
      OutboxFixture registry, Random random, List<OutboxRelay> relays) {
    List<Document> late = new ArrayList<>();
    for (int version = 1; version <= VERSIONS; version++) {
      for (int i : IntStream.range(0, CERTIFICATES).toArray()) {
        String id = "c" + i;
        OutboxRelay relay = relays.get(random.nextInt(2));
        if (version == 1) {
          Document issued = registry.issue(id);
          if (i > 0 && random.nextInt(4) > 0) {
            relay.inserted(registry.outbox, List.of(issued));
          } else {
            late.add(issued);
          }
        } else {
          registry.change(id, version);
          if (random.nextInt(4) > 0) {
            relay.nudge(registry.outbox, List.of(id));
          }
        }
      }
      if (version == VERSIONS / 2) {
        relays.get(random.nextInt(2)).inserted(registry.outbox, late);
      }
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(60)).toNanos());
    }
    return late;
  }

  private static RelayProbe trouble(Random random) {
    return new RelayProbe() {
      @Override
      public void beforeSend(int bucket) {
        strike(random);
      }

      @Override
      public void beforeClear(int bucket) {
        strike(random);
      }
    };
  }

  private static void strike(Random random) {
    int kind;
    synchronized (random) {
      kind = random.nextInt(10);
    }
    if (kind == 0) {
      throw new IllegalStateException("crash");
    }
    if (kind < 4) {
      LockSupport.parkNanos(Duration.ofMillis(kind * 40L).toNanos());
    }
  }
}
