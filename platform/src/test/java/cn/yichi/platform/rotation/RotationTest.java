package cn.yichi.platform.rotation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.FederationKey;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.FederationKeySpent;
import cn.yichi.platform.vault.GuardedFederationKey;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Sealed;
import cn.yichi.platform.vault.TestKeys;
import cn.yichi.platform.vault.Unreadable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class RotationTest {
  private static final RotationSettings SETTINGS =
      new RotationSettings(
          Duration.ofSeconds(5),
          100,
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofDays(1));

  /** The smallest that may be configured. */
  private static final int BUDGET = 5_000;

  private final MongoDatabase database = TestStack.freshDatabase();
  private final MongoCollection<Document> people = database.getCollection("people");
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-07-01T08:00:00Z"));

  @AfterEach
  void drop() {
    database.drop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"k2", "sm2"})
  void everything_opens_without_the_old_key_once_it_is_done_though_one_instance_was_killed(
      String next) {
    seal(new PiiVault(TestKeys.of("k1")), 450);
    PiiVault both = new PiiVault(TestKeys.of(next, "k1"));
    AtomicLong pages = new AtomicLong();
    Rotation dies =
        rotation(
            next,
            watched(
                both,
                ids -> {
                  if (pages.incrementAndGet() == 3) {
                    throw new Killed();
                  }
                }));
    assertThat(dies.page()).isTrue();
    assertThat(dies.page()).isTrue();
    assertThatThrownBy(dies::page).isInstanceOf(Killed.class);
    assertThat(told(dies)).isEqualTo(new Progress.Part(450, 200, 250, 200));

    Rotation takesOver = rotation(next, people(both));
    assertThat(takesOver.page()).as("the lease of the killed one").isFalse();
    pass(SETTINGS.lease().plusSeconds(1));
    finish(takesOver);
    assertThat(told(takesOver)).isEqualTo(new Progress.Part(450, 450, 0, 350));
    assertThat(dies.page()).isFalse();
    opensAll(new PiiVault(TestKeys.of(next)), 450);
  }

  /** As the process would end. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void without_the_change_the_old_key_is_needed() {
    seal(new PiiVault(TestKeys.of("k1")), 1);
    assertThatThrownBy(() -> opensAll(new PiiVault(TestKeys.of("k2")), 1))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void what_somebody_writes_between_reading_and_writing_stays() {
    PiiVault both = new PiiVault(TestKeys.of("k2", "k1"));
    seal(new PiiVault(TestKeys.of("k1")), 10);
    Resealing plain = people(both);
    Resealing raced =
        new Wrapped(plain, ids -> {}) {
          @Override
          public Step step(Document document) {
            Step step = plain.step(document);
            if (document.getString("_id").equals("p00003") && step instanceof Step.Write) {
              people.updateOne(
                  new Document("_id", "p00003"),
                  new Document("$set", new Document("name", sealed(both, "p00003", "changed"))));
            }
            return step;
          }
        };
    Rotation rotation = rotation("k2", raced);
    finish(rotation);
    Document stored = people.find(new Document("_id", "p00003")).first();
    assertThat(open(new PiiVault(TestKeys.of("k2")), requireNonNull(stored))).isEqualTo("changed");
  }

  @Test
  void is_not_done_while_something_has_to_go_by_itself() {
    PiiVault both = new PiiVault(TestKeys.of("k2", "k1"));
    seal(new PiiVault(TestKeys.of("k1")), 1);
    Resealing waits =
        new OutgoingCollection(
            people,
            List.of("name"),
            document -> !both.isCurrent(Sealed.parse(document.getString("name"))));
    Rotation rotation = rotation("k2", waits);
    for (int round = 0; round < 5; round++) {
      pass(SETTINGS.longestPause());
      drain(rotation);
    }
    assertThat(rotation.progress().orElseThrow().doneAt()).isEmpty();
    assertThat(told(rotation)).isEqualTo(new Progress.Part(1, 0, 1, 0));
    people.deleteMany(new Document());
    pass(SETTINGS.longestPause());
    drain(rotation);
    assertThat(rotation.progress().orElseThrow().doneAt()).isPresent();
  }

  @Test
  void is_not_done_while_files_are_under_an_older_key() {
    AtomicLong files = new AtomicLong(1);
    Rotation rotation =
        rotation(
            "k2",
            people(new PiiVault(TestKeys.of("k2", "k1"))),
            new Leftovers() {
              @Override
              public String name() {
                return "spool";
              }

              @Override
              public long left() {
                return files.get();
              }
            });
    drain(rotation);
    assertThat(rotation.progress().orElseThrow().doneAt()).isEmpty();
    files.set(0);
    finish(rotation);
  }

  @Test
  void a_value_that_cannot_be_opened_is_left_and_the_others_are_done() {
    seal(new PiiVault(TestKeys.of("k1")), 3);
    people.insertOne(
        new Document("_id", "x")
            .append("name", sealed(new PiiVault(TestKeys.of("lost")), "x", "")));
    Rotation rotation = rotation("k2", people(new PiiVault(TestKeys.of("k2", "k1"))));
    drain(rotation);
    assertThat(told(rotation)).isEqualTo(new Progress.Part(4, 3, 1, 3));
    assertThat(rotation.progress().orElseThrow().doneAt()).isEmpty();
  }

  @Test
  void what_is_no_sealed_value_is_left_and_the_others_are_done() {
    seal(new PiiVault(TestKeys.of("k1")), 3);
    people.insertOne(new Document("_id", "x").append("name", 7));
    Rotation rotation = rotation("k2", people(new PiiVault(TestKeys.of("k2", "k1"))));
    drain(rotation);
    assertThat(told(rotation)).isEqualTo(new Progress.Part(4, 3, 1, 3));
  }

  @Test
  void who_comes_back_to_a_key_is_not_told_that_it_was_done_long_ago() {
    seal(new PiiVault(TestKeys.of("k1")), 3);
    finish(rotation("k2", people(new PiiVault(TestKeys.of("k2", "k1")))));
    finish(rotation("k1", people(new PiiVault(TestKeys.of("k1", "k2")))));
    Rotation again = rotation("k2", people(new PiiVault(TestKeys.of("k2", "k1"))));
    again.page();
    assertThat(again.progress().orElseThrow().doneAt()).isEmpty();
    finish(again);
    opensAll(new PiiVault(TestKeys.of("k2")), 3);
  }

  @Test
  void is_not_done_any_more_once_something_is_found() {
    PiiVault both = new PiiVault(TestKeys.of("k2", "k1"));
    seal(both, 150);
    Rotation rotation = rotation("k2", people(both));
    finish(rotation);
    people.insertOne(
        new Document("_id", "a").append("name", sealed(new PiiVault(TestKeys.of("k1")), "a", "")));
    pass(SETTINGS.recheck());
    assertThat(rotation.page()).isTrue();
    assertThat(rotation.progress().orElseThrow().doneAt()).isEmpty();
  }

  @Test
  void instances_at_once_share_the_work_and_end_it_once() throws Exception {
    seal(new PiiVault(TestKeys.of("k1")), 450);
    PiiVault both = new PiiVault(TestKeys.of("k2", "k1"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Rotation instance = rotation("k2", people(both));
        running.add(threads.submit(() -> drain(instance)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    assertThat(told(rotation("k2", people(both)))).isEqualTo(new Progress.Part(450, 450, 0, 450));
    opensAll(new PiiVault(TestKeys.of("k2")), 450);
  }

  @Test
  void what_is_sealed_under_an_old_key_after_a_clean_round_is_found_at_the_next_check() {
    PiiVault both = new PiiVault(TestKeys.of("k2", "k1"));
    Rotation rotation = rotation("k2", people(both));
    finish(rotation);
    seal(new PiiVault(TestKeys.of("k1")), 1);
    drain(rotation);
    assertThat(told(rotation).total()).as("it rests until then").isZero();
    pass(SETTINGS.recheck());
    drain(rotation);
    opensAll(new PiiVault(TestKeys.of("k2")), 1);
  }

  @Test
  void a_small_budget_ends_done_and_requests_are_answered_all_the_while() {
    GuardedFederationKey key = TestKeys.guarded(BUDGET, this::nanos);
    seal(new PiiVault(TestKeys.of("k1")), BUDGET);
    Rotation rotation = rotation(key, document -> digest(key, document));
    int hours = 0;
    while (rotation.progress().flatMap(Progress::doneAt).isEmpty()) {
      assertThat(++hours).as("hours").isLessThan(24 * 7);
      while (rotation.page()) {
        digest(key, new Document("_id", "a request"));
      }
      for (int request = 0; request < 50; request++) {
        digest(key, new Document("_id", "another"));
      }
      pass(Duration.ofHours(1));
    }
    assertThat(hours).as("more than a day's budget").isGreaterThan(12);
    assertThat(told(rotation)).isEqualTo(new Progress.Part(BUDGET, BUDGET, 0, BUDGET));
  }

  @Test
  void a_budget_that_requests_use_up_in_the_middle_of_a_page_damages_nothing() {
    GuardedFederationKey key = TestKeys.guarded(BUDGET, this::nanos);
    seal(new PiiVault(TestKeys.of("k1")), 3);
    AtomicLong flood = new AtomicLong(BUDGET - 1);
    Rotation rotation =
        rotation(
            key,
            document -> {
              while (flood.getAndDecrement() > 0) {
                digest(key, new Document("_id", "a request"));
              }
              return digest(key, document);
            });
    assertThatThrownBy(rotation::page).isInstanceOf(FederationKeySpent.class);
    assertThat(rotation.progress().orElseThrow().run()).isEqualTo(Progress.Part.NONE);
    pass(Duration.ofHours(13));
    assertThat(rotation.page()).as("closed still, though half has come back").isFalse();
    pass(Duration.ofDays(1));
    finish(rotation);
    assertThat(told(rotation)).isEqualTo(new Progress.Part(3, 3, 0, 3));
  }

  private long nanos() {
    return Duration.between(Instant.EPOCH, now.get()).toNanos();
  }

  private static String digest(FederationKey key, Document document) {
    byte[] message = document.getString("_id").getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(key.mac(key.current(), FederationKey.Use.NUMBER, message));
  }

  /** Each document is to have its digest under the current version. */
  private Rotation rotation(GuardedFederationKey key, Function<Document, String> digest) {
    Resealing rekeyed =
        new Wrapped(people(new PiiVault(TestKeys.of("k1"))), ids -> {}) {
          @Override
          public List<String> fields() {
            return List.of("digest");
          }

          @Override
          public Step step(Document document) {
            String anew = digest.apply(document);
            Document at = new Document("_id", document.getString("_id"));
            return anew.equals(document.getString("digest"))
                ? new Step.Current()
                : new Step.Write(
                    new UpdateOneModel<>(at, new Document("$set", new Document("digest", anew))));
          }
        };
    return new Rotation(
        "federation-2",
        new Rotation.Parts(List.of(rekeyed), List.of(), key::leavesHalf),
        new RotationStore(database),
        SETTINGS,
        new MovedClock());
  }

  private void finish(Rotation rotation) {
    for (int round = 0; round < 10; round++) {
      drain(rotation);
      if (rotation.progress().orElseThrow().doneAt().isPresent()) {
        return;
      }
      pass(SETTINGS.longestPause());
    }
    throw new AssertionError("never done: " + rotation.progress());
  }

  private static void drain(Rotation rotation) {
    int pages = 0;
    while (rotation.page()) {
      assertThat(++pages).as("pages").isLessThan(1000);
    }
  }

  private static Progress.Part told(Rotation rotation) {
    return requireNonNull(rotation.progress().orElseThrow().parts().get("people"));
  }

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  private Rotation rotation(String current, Resealing part, Leftovers... leftovers) {
    return new Rotation(
        current,
        new Rotation.Parts(List.of(part), List.of(leftovers)),
        new RotationStore(database),
        SETTINGS,
        new MovedClock());
  }

  private Resealing people(PiiVault vault) {
    return new ResealedCollection(
        people, new SealedFields(vault, Map.of("name", id -> "people/" + id)), false);
  }

  private Resealing watched(PiiVault vault, Consumer<List<String>> written) {
    return new Wrapped(people(vault), written);
  }

  private static class Wrapped implements Resealing {
    private final Resealing inner;
    private final Consumer<List<String>> told;

    Wrapped(Resealing inner, Consumer<List<String>> told) {
      this.inner = inner;
      this.told = told;
    }

    @Override
    public MongoCollection<Document> collection() {
      return inner.collection();
    }

    @Override
    public List<String> fields() {
      return inner.fields();
    }

    @Override
    public Step step(Document document) {
      return inner.step(document);
    }

    @Override
    public void written(List<String> ids) {
      told.accept(ids);
    }
  }

  private void seal(PiiVault vault, int count) {
    List<Document> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "p%05d".formatted(i);
      all.add(new Document("_id", id).append("name", sealed(vault, id, "name " + id)));
    }
    people.insertMany(all);
  }

  private static String sealed(PiiVault vault, String id, String value) {
    return vault.seal(value, "people/" + id).text();
  }

  private void opensAll(PiiVault vault, int count) {
    int opened = 0;
    for (Document each : people.find()) {
      assertThat(open(vault, each)).isEqualTo("name " + each.getString("_id"));
      opened++;
    }
    assertThat(opened).isEqualTo(count);
  }

  private static String open(PiiVault vault, Document person) {
    return vault.open(Sealed.parse(person.getString("name")), "people/" + person.getString("_id"));
  }

  private final class MovedClock extends Clock {
    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
