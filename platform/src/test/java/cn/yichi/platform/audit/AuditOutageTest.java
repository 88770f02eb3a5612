package cn.yichi.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yichi.embedded.EmbeddedDatabase;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away and comes back while entries are written. */
@Timeout(180)
class AuditOutageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void a_store_that_is_away_delays_then_refuses_and_the_entry_may_still_be_written(
      @TempDir Path directory) {
    EmbeddedDatabase before = EmbeddedDatabase.onDisk(directory, 0);
    try (MongoClient client = client(before.port());
        AuditFixture log = fixture(client, Duration.ofMillis(300))) {
      AuditTrail trail = log.start("a");
      await().atMost(PATIENCE).until(() -> written(log) == 1);
      trail.record(AuditFixture.deed("before"));
      before.close();
      assertThatThrownBy(() -> trail.record(AuditFixture.deed("during")))
          .isInstanceOf(AuditUnavailable.class);
      // Nobody has begun to write this one when its caller is refused, so nobody ever does.
      assertThatThrownBy(() -> trail.record(AuditFixture.deed("never")))
          .isInstanceOf(AuditUnavailable.class);
      assertThatThrownBy(trail::admit).hasMessageContaining("the store is away");
      try (EmbeddedDatabase after = EmbeddedDatabase.onDisk(directory, before.port())) {
        await().atMost(PATIENCE).until(() -> written(log) == 3);
        trail.record(AuditFixture.deed("after"));
        trail.admit();
        trail.stop();
        assertThat(objects(log)).containsExactly("before", "during", "after");
        assertThat(log.verify().faults()).isEmpty();
        log.close();
      }
    }
  }

  @Test
  void what_was_acknowledged_is_there_once_and_the_chain_has_no_hole_and_no_fork(
      @TempDir Path directory) throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.onDisk(directory, 0);
    int port = database.port();
    try (MongoClient client = client(port);
        AuditFixture log = fixture(client, Duration.ofSeconds(1))) {
      AuditTrail trail = log.start("a");
      Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
      AtomicInteger refused = new AtomicInteger();
      AtomicBoolean enough = new AtomicBoolean();
      List<Thread> callers = new ArrayList<>();
      for (int caller = 0; caller < 16; caller++) {
        String name = "c" + caller;
        callers.add(
            Thread.ofVirtual().start(() -> call(trail, name, acknowledged, refused, enough)));
      }
      for (int outage = 0; outage < 5; outage++) {
        int sofar = acknowledged.size();
        await().atMost(PATIENCE).until(() -> acknowledged.size() > sofar + 300);
        int refusals = refused.get();
        database.close();
        await().atMost(PATIENCE).until(() -> refused.get() > refusals);
        database = EmbeddedDatabase.onDisk(directory, port);
      }
      int sofar = acknowledged.size();
      await().atMost(PATIENCE).until(() -> acknowledged.size() > sofar + 100);
      enough.set(true);
      for (Thread caller : callers) {
        caller.join();
      }
      trail.stop();
      assertThat(objects(log)).doesNotHaveDuplicates().containsAll(acknowledged);
      Report report = log.verify();
      assertThat(report.faults()).isEmpty();
      assertThat(report.chains()).isEqualTo(1);
      log.close();
    } finally {
      database.close();
    }
  }

  private static void call(
      AuditTrail trail,
      String name,
      Queue<String> acknowledged,
      AtomicInteger refused,
      AtomicBoolean enough) {
    for (int number = 0; !enough.get(); number++) {
      String object = name + "-" + number;
      try {
        trail.record(AuditFixture.deed(object));
        acknowledged.add(object);
      } catch (AuditUnavailable away) {
        refused.incrementAndGet();
      }
    }
  }

  private static List<String> objects(AuditFixture log) {
    return log.all().stream()
        .flatMap(entry -> EntryDocuments.read(entry).deed().about().objects().stream())
        .toList();
  }

  private static long written(AuditFixture log) {
    try {
      return log.entries().countDocuments(new Document());
    } catch (MongoException away) {
      return -1;
    }
  }

  private static AuditFixture fixture(MongoClient client, Duration patience) {
    var settings = new AuditSettings(4096, 500, patience, Duration.ofMinutes(1));
    return new AuditFixture(client.getDatabase("audited"), settings);
  }

  private static MongoClient client(int port) {
    return MongoClients.create(
        "mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=300&connectTimeoutMS=300");
  }
}
