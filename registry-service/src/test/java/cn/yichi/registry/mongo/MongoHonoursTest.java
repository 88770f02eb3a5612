package cn.yichi.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.registry.certificate.Registrations;
import cn.yichi.registry.honour.Honour;
import cn.yichi.registry.honour.Honours;
import cn.yichi.registry.honour.Honours.Saved;
import cn.yichi.registry.honour.HonoursContract;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoHonoursTest implements HonoursContract {
  private final TestDatabase test = new TestDatabase();
  private final RecordedNudges relay = new RecordedNudges();
  private final MongoHonours store =
      new MongoHonours(
          test.database(),
          new HonourFacts(new EventCodec(), "500000"),
          new Outbox(test.database().getCollection("honours"), "yichi.500000.honours", 2),
          relay);

  @BeforeEach
  void indexes() {
    for (DeclaredIndex index : MongoHonours.INDEXES) {
      test.unwatched("honours").createIndex(index.keys(), index.options());
    }
  }

  @AfterEach
  void drop() {
    test.close();
  }

  @Override
  public Honours honours() {
    return store;
  }

  @Test
  void state_and_fact_are_one_document_that_names_nobody() {
    Honour honour = HonoursContract.contest('a').next();
    store.save(HonoursContract.contest('a'));
    assertThat(pending())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.getString("id")).isEqualTo(honour.id().value() + "/1");
              assertThat(fact.getString("type")).isEqualTo("yichi.honour.recorded.v1");
            });
    assertThat(Registrations.unescaped(stored().toJson()))
        .doesNotContain(Registrations.NAME)
        .doesNotContain(Registrations.ID_NUMBER);
    assertThat(relay.inserted()).containsExactly(honour.id().value());
  }

  @Test
  void a_change_carries_the_replaced_state_for_the_history() {
    store.save(HonoursContract.contest('a'));
    store.save(HonoursContract.revoked(HonoursContract.contest('a').next()));
    assertThat(pending().getLast().getString("type")).isEqualTo("yichi.honour.status-changed.v1");
    assertThat(pending().getLast().get("replaced", Document.class))
        .containsEntry("_id", "a".repeat(32) + "/1")
        .doesNotContainKey("pending");
    assertThat(relay.nudged()).containsExactly("a".repeat(32));
  }

  @Test
  void says_busy_when_sixteen_facts_wait() {
    Honour honour = HonoursContract.contest('a').next();
    store.save(HonoursContract.contest('a'));
    List<Document> waiting = pending();
    test.unwatched("honours")
        .updateOne(
            new Document(),
            new Document(
                "$set",
                new Document(
                    "pending",
                    java.util.Collections.nCopies(Outbox.MAX_PENDING, waiting.getFirst()))));
    assertThat(store.save(HonoursContract.revoked(honour))).isEqualTo(Saved.BUSY);
  }

  @Test
  void of_an_erased_one_id_and_version_are_left_and_its_end_waits() {
    Honour honour = HonoursContract.contest('a').next();
    store.save(HonoursContract.contest('a'));
    test.unwatched("honours_history").insertOne(new Document("_id", "a".repeat(32) + "/1"));
    test.unwatched("honours_history").insertOne(new Document("_id", "b".repeat(32) + "/1"));
    Instant later = Registrations.NOW.plusSeconds(1);
    assertThat(store.erase(List.of(honour.holder()), later)).as("a fact waits").isFalse();
    assertThat(store.find(honour.id())).contains(honour);
    sent();
    assertThat(store.erase(List.of(honour.holder()), later)).isTrue();
    assertThat(stored())
        .containsOnlyKeys(
            "_id", "schemaVersion", "version", "said", "erasedAt", "pending", "pendingBucket");
    assertThat(stored()).containsEntry("said", "a".repeat(32));
    assertThat(pending())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.getString("type")).isEqualTo("yichi.erased.v1");
              assertThat(fact.getString("id")).isEqualTo("a".repeat(32) + "/2");
            });
    assertThat(test.unwatched("honours_history").find().map(it -> it.getString("_id")))
        .containsExactly("b".repeat(32) + "/1");
    assertThat(store.find(honour.id())).isEmpty();
    assertThat(store.heldBy(List.of(honour.holder()), Optional.empty(), 9)).isEmpty();
    assertThat(store.save(HonoursContract.contest('c'))).as("came back").isEqualTo(Saved.STORED);
    assertThat(store.erase(List.of(honour.holder()), Registrations.NOW.minusMillis(1)))
        .as("what was recorded later stays")
        .isTrue();
    assertThat(store.find(HonoursContract.contest('c').next().id())).isPresent();
  }

  private void sent() {
    test.unwatched("honours")
        .updateMany(
            new Document(),
            new Document("$unset", new Document("pending", "").append("pendingBucket", "")));
  }

  private Document stored() {
    return Objects.requireNonNull(test.unwatched("honours").find().first());
  }

  private List<Document> pending() {
    return stored().getList("pending", Document.class);
  }
}
