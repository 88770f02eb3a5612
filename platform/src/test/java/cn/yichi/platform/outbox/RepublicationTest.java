package cn.yichi.platform.outbox;

import static cn.yichi.platform.outbox.OutboxFixture.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.testing.RecordedNudges;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class RepublicationTest {
  private final OutboxFixture registry = new OutboxFixture("yichi.510000.nowhere", 1);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger asked = new AtomicInteger();

  private void issued(int count) {
    for (int i = 0; i < count; i++) {
      registry.issue(String.format("c%04d", i));
    }
    registry.certificates.updateMany(
        new Document(),
        Updates.combine(Updates.set("pending", List.of()), Updates.unset("pendingBucket")));
  }

  private Optional<WireEvent> fact(Document stored) {
    asked.incrementAndGet();
    return Optional.of(OutboxFixture.fact(stored.getString("_id"), stored.getLong("version")));
  }

  private void republish(String name, Restated restated) {
    Republication republication =
        new Republication(
            new RepublicationSettings(name),
            List.of(restated),
            registry.database,
            new RecordedNudges(),
            meters);
    republication.start();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                registry
                        .database
                        .getCollection("republications")
                        .countDocuments(
                            Filters.and(
                                Filters.eq("_id", name + "/certificates"),
                                Filters.eq("done", true)))
                    == 1);
    republication.stop();
  }

  @Test
  void says_everything_once_a_name() {
    issued(1_203);
    Restated restated = new Restated(registry.outbox, this::fact);
    republish("k1", restated);
    assertThat(registry.pendingCount()).isEqualTo(1_203);
    republish("k1", restated);
    assertThat(asked).hasValue(1_203);
    republish("k2", restated);
    assertThat(asked).hasValue(2_406);
  }

  @Test
  void an_older_version_never_follows_a_newer_one() {
    issued(3);
    Restated overtaken =
        new Restated(
            registry.outbox,
            stored -> {
              if (stored.getString("_id").equals("c0001")) {
                registry.change("c0001", 2);
              }
              return fact(stored);
            });
    republish("k1", overtaken);
    Document changed = registry.certificates.find(Filters.eq("_id", "c0001")).first();
    assertThat(changed.getList("pending", Document.class))
        .extracting(each -> each.getString("id"))
        .containsExactly("c0001/2");
    assertThat(registry.pendingCount()).isEqualTo(3);
  }

  @Test
  void a_fault_of_this_process_does_not_end_it_half_done() {
    issued(3);
    AtomicBoolean first = new AtomicBoolean(true);
    Restated faulty =
        new Restated(
            registry.outbox,
            stored -> {
              if (first.getAndSet(false)) {
                throw new OutOfMemoryError("for a moment");
              }
              return fact(stored);
            });
    republish("k1", faulty);
    assertThat(registry.pendingCount()).isEqualTo(3);
    await()
        .atMost(PATIENCE)
        .until(() -> meters.get("yichi.republication.left").gauge().value() == 0);
  }

  @Test
  void a_document_of_which_no_fact_can_be_made_is_passed_over_and_counted() {
    issued(3);
    Restated bad =
        new Restated(
            registry.outbox,
            stored -> {
              if (stored.getString("_id").equals("c0001")) {
                throw new IllegalArgumentException("no such kind");
              }
              return fact(stored);
            });
    republish("k1", bad);
    assertThat(registry.pendingCount()).isEqualTo(2);
    assertThat(meters.counter("yichi.republication.passed.over").count()).isEqualTo(1);
  }
}
