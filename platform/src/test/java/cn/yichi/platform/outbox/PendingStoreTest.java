package cn.yichi.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.outbox.NudgeQueue.Nudged;
import cn.yichi.platform.outbox.PendingStore.Unsent;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class PendingStoreTest {
  private final OutboxFixture registry = new OutboxFixture("yichi.510000.nowhere", 2);
  private final PendingStore store = new PendingStore(registry.outbox, registry.database);

  @Test
  void fetches_no_facts_that_are_known_and_all_that_wait() {
    registry.issue("c1");
    // Another content under the same name shows what was not fetched.
    assertThat(store.read(List.of(known("c1", 1, "{}"))))
        .singleElement()
        .satisfies(unsent -> assertThat(unsent.facts().getFirst().event().json()).isEqualTo("{}"));
  }

  @Test
  void fetches_what_is_not_known_to_be_all_there_is() {
    registry.issue("changed");
    registry.change("changed", 2);
    registry.issue("other");
    registry.issue("later");
    registry.issue("unknown");
    registry.issue("cleared");
    store.clear(store.read(List.of(Nudged.unknown("cleared"))));
    Unsent later =
        new Unsent(
            "later",
            registry.outbox.bucketOf("later"),
            List.of(new PendingFact(at(OutboxFixture.fact("later", 1), "2026-02-01"), null, null)));

    List<Unsent> read =
        store.read(
            List.of(
                known("changed", 1, "{}"),
                known("other", 7, "{}"),
                new Nudged("later", later),
                Nudged.unknown("unknown"),
                known("cleared", 1, "{}"),
                known("never stored", 1, "{}")));

    assertThat(read)
        .flatExtracting(unsent -> unsent.facts().stream().map(fact -> fact.event().id()).toList())
        .containsExactlyInAnyOrder("changed/1", "changed/2", "other/1", "later/1", "unknown/1");
    assertThat(read)
        .allSatisfy(
            unsent ->
                assertThat(unsent.facts())
                    .allSatisfy(fact -> assertThat(fact.event().json()).contains("version")));
  }

  private Nudged known(String id, long version, String json) {
    WireEvent fact = OutboxFixture.fact(id, version);
    WireEvent other =
        new WireEvent(
            fact.id(), fact.type(), fact.source(), fact.subject(), fact.time(), fact.key(), json);
    Document document = registry.outbox.initial(new Document("_id", id), other);
    return new Nudged(id, Unsent.in(document).orElseThrow());
  }

  private static WireEvent at(WireEvent fact, String day) {
    return new WireEvent(
        fact.id(),
        fact.type(),
        fact.source(),
        fact.subject(),
        Instant.parse(day + "T00:00:00Z"),
        fact.key(),
        fact.json());
  }
}
