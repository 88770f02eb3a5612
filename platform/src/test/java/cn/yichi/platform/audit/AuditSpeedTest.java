package cn.yichi.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.embedded.EmbeddedDatabase;
import cn.yichi.platform.signing.RecordVerifier;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How fast entries are written and verified on the embedded database, in this process. Asked for by
 * {@code -Dyichi.speed=true}; {@code -Dyichi.speed.entries=1000000} says how many are verified.
 */
@EnabledIfSystemProperty(named = "yichi.speed", matches = "true")
class AuditSpeedTest {
  private static final int ENTRIES = Integer.getInteger("yichi.speed.entries", 1_000_000);

  @Test
  void many_entries_verify_in_time() {
    try (EmbeddedDatabase server = EmbeddedDatabase.inMemory();
        MongoClient client = MongoClients.create(server.uri());
        AuditFixture log = new AuditFixture(client.getDatabase("audited"), AuditFixture.SETTINGS)) {
      AuditStore store = new AuditStore(log.database);
      Head head = Head.start("registry." + log.region + ".a.20261127T010203004Z");
      List<Document> group = new ArrayList<>();
      for (int number = 0; number < ENTRIES; number++) {
        group.add(
            EntryDocuments.write(
                Entry.after(head, AuditFixture.deed("c" + number), log.seal, List.of())));
        head = EntryDocuments.head(group.getLast());
        if (group.size() == 1_000) {
          store.append(group);
          group.clear();
        }
      }
      for (int run = 0; run < 2; run++) {
        verify(log, Optional.empty(), "chain");
        verify(log, Optional.of(log.seal), "chain and who");
      }
    }
  }

  private static void verify(AuditFixture log, Optional<ActorSeal> seal, String what) {
    var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = machine.getProcessCpuTime();
    long start = System.nanoTime();
    Report report =
        new AuditVerification(
                log.database, log.kafka(), RecordVerifier.sandboxAtOnce(), log.region, seal)
            .verify(Optional.of("registry"));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%s: %d entries in %.1f s, CPU of client and server %.1f s, load of the machine %.1f%n",
        what,
        report.entries(),
        seconds,
        (machine.getProcessCpuTime() - cpu) / 1e9,
        machine.getSystemLoadAverage());
    assertThat(report.faults()).isEmpty();
    assertThat(report.entries()).isEqualTo(ENTRIES);
  }

  @Test
  void entries_a_second() {
    for (int callers : new int[] {1, 16, 64, 1, 16, 64}) {
      try (EmbeddedDatabase server = EmbeddedDatabase.inMemory();
          MongoClient client = MongoClients.create(server.uri());
          AuditFixture log =
              new AuditFixture(client.getDatabase("audited"), AuditFixture.SETTINGS)) {
        AuditTrail trail = log.start("a");
        write(trail, callers, Duration.ofSeconds(2));
        System.out.printf(
            "%d callers: %.0f entries/s%n", callers, write(trail, callers, Duration.ofSeconds(5)));
        trail.stop();
      }
    }
  }

  private static double write(AuditTrail trail, int callers, Duration length) {
    LongAdder done = new LongAdder();
    long start = System.nanoTime();
    List<Thread> threads =
        IntStream.range(0, callers)
            .mapToObj(
                caller ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              while (System.nanoTime() - start < length.toNanos()) {
                                trail.record(AuditFixture.deed("c" + caller));
                                done.increment();
                              }
                            }))
            .toList();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return done.sum() / ((System.nanoTime() - start) / 1e9);
  }
}
