package cn.yichi.platform.retention;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.platform.retention.Progress.Count;
import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Letters and parcels that are kept for 30 days, deleted in pages of 100. */
@Tag("database")
class RetentionTest {
  private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");
  private static final RetentionSettings SETTINGS =
      new RetentionSettings(
          Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(24), 100, Duration.ofSeconds(30));

  /** For the test itself, which may look at everything. */
  private final MongoDatabase plain = TestStack.freshDatabase();

  private final IndexWitness witness = new IndexWitness(List.of());
  private final MongoClient client = witness.client(TestStack.mongoUri(plain.getName()));
  private final MongoDatabase database = client.getDatabase(plain.getName());
  private final MongoCollection<Document> letters = plain.getCollection("letters");
  private final MongoCollection<Document> parcels = plain.getCollection("parcels");
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final List<SortedMap<String, Long>> told = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterEach
  void drop() {
    client.close();
    plain.drop();
    witness.assertNoScans();
  }

  @Test
  void deletes_what_is_over_age_and_nothing_else() {
    write(letters, 0, 120, Duration.ofDays(31));
    write(letters, 120, 250, Duration.ofDays(29));
    letters.insertOne(new Document("_id", "x-of-unknown-age"));
    Retention retention = retention(kind(letters));
    drain(retention);
    assertThat(letters.countDocuments()).isEqualTo(131);
    assertThat(
            letters.countDocuments(Filters.lt("at", Date.from(START.minus(Duration.ofDays(30))))))
        .isZero();
    assertThat(last(retention, "letters")).isEqualTo(new Count(251, 120, false));
    assertThat(told).containsExactly(new TreeMap<>(Map.of("letters", 120L)));
    assertThat(meters.counter("yichi.retention.deleted", "kind", "letters").count()).isEqualTo(120);
  }

  @Test
  void a_kind_kept_for_ever_is_not_even_read() {
    write(letters, 0, 10, Duration.ofDays(9999));
    Retention retention = retention("FOREVER", kind(letters));
    drain(retention);
    assertThat(letters.countDocuments()).isEqualTo(10);
    assertThat(ended(retention).counts()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void what_somebody_writes_between_reading_and_deleting_stays() {
    write(letters, 0, 10, Duration.ofDays(31));
    ExpiringDocuments all = kind(letters);
    Retention retention =
        retention(
            new ExpiringDocuments(
                all.kind(),
                all.collection(),
                all.fields(),
                (document, before) -> {
                  if (document.getString("_id").equals(id(3))) {
                    letters.updateOne(
                        Filters.eq("_id", id(3)),
                        new Document("$set", new Document("at", Date.from(START))));
                  }
                  return all.rule().over(document, before);
                }));
    drain(retention);
    assertThat(letters.find().map(each -> each.getString("_id"))).containsExactly(id(3));
    assertThat(last(retention, "letters")).isEqualTo(new Count(10, 9, false));
  }

  @Test
  void what_a_killed_instance_began_another_ends_by_the_ages_of_the_beginning() {
    write(letters, 0, 450, Duration.ofDays(31));
    write(letters, 450, 460, Duration.ofDays(30).minusSeconds(10));
    AtomicInteger pages = new AtomicInteger();
    Retention dies =
        retention(
            new Wrapped(kind(letters)) {
              @Override
              public Page page(Optional<String> after, int limit, Instant before) {
                Page page = super.page(after, limit, before);
                if (pages.incrementAndGet() == 3) {
                  throw new Killed();
                }
                return page;
              }
            });
    assertThat(dies.page()).isTrue();
    assertThat(dies.page()).isTrue();
    assertThatThrownBy(dies::page).isInstanceOf(Killed.class);
    assertThat(letters.countDocuments()).isEqualTo(160);
    assertThat(dies.progress().orElseThrow().counts())
        .containsEntry("letters", new Count(200, 200, false));

    Retention takesOver = retention(kind(letters));
    assertThat(takesOver.page()).as("the lease of the killed one").isFalse();
    pass(SETTINGS.lease().plusSeconds(1));
    drain(takesOver);
    assertThat(letters.countDocuments()).as("over age only since the beginning").isEqualTo(10);
    // Of the third page, whose deletions were not noted, nothing was left to count.
    assertThat(last(takesOver, "letters")).isEqualTo(new Count(360, 350, false));
    assertThat(ended(takesOver).begun()).isEqualTo(START);
    assertThat(told).hasSize(1);
  }

  /** As the process would end. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void instances_at_once_share_the_work_and_end_it_once() throws Exception {
    write(letters, 0, 450, Duration.ofDays(31));
    write(parcels, 0, 450, Duration.ofDays(31));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Retention instance = retention(kind(letters), kind(parcels));
        running.add(threads.submit(() -> drain(instance)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    Retention later = retention(kind(letters), kind(parcels));
    assertThat(last(later, "letters")).isEqualTo(new Count(450, 450, false));
    assertThat(last(later, "parcels")).isEqualTo(new Count(450, 450, false));
    assertThat(told).hasSize(1);
  }

  @Test
  void a_run_comes_once_a_day() {
    Retention retention = retention(kind(letters));
    drain(retention);
    write(letters, 0, 1, Duration.ofDays(31));
    pass(Duration.ofHours(24).minusSeconds(1));
    drain(retention);
    assertThat(letters.countDocuments()).isEqualTo(1);
    pass(Duration.ofSeconds(1));
    drain(retention);
    assertThat(letters.countDocuments()).isZero();
  }

  @Test
  void a_kind_that_cannot_be_read_is_told_and_keeps_no_other_from_its_end() {
    letters.insertOne(new Document("_id", "broken").append("at", "yesterday"));
    write(parcels, 0, 10, Duration.ofDays(31));
    Retention retention = retention(kind(letters), kind(parcels));
    drain(retention);
    assertThat(last(retention, "letters")).isEqualTo(new Count(0, 0, true));
    assertThat(last(retention, "parcels")).isEqualTo(new Count(10, 10, false));
  }

  @Test
  void a_run_does_not_end_before_it_is_told() {
    write(letters, 0, 1, Duration.ofDays(31));
    AtomicInteger refusals = new AtomicInteger(1);
    Retention retention =
        retention(
            "30d",
            deleted -> {
              if (refusals.getAndDecrement() > 0) {
                throw new MongoTimeoutException("audit entry: not written in time");
              }
              told.add(deleted);
            },
            kind(letters));
    assertThat(retention.page()).isTrue();
    assertThatThrownBy(retention::page).isInstanceOf(MongoTimeoutException.class);
    assertThat(retention.progress().orElseThrow().last()).isEmpty();
    drain(retention);
    assertThat(told).containsExactly(new TreeMap<>(Map.of("letters", 1L)));
  }

  private static void drain(Retention retention) {
    int pages = 0;
    while (retention.page()) {
      assertThat(++pages).as("pages").isLessThan(1000);
    }
  }

  private static Progress.Run ended(Retention retention) {
    return retention.progress().orElseThrow().last().orElseThrow();
  }

  private static Count last(Retention retention, String kind) {
    return requireNonNull(ended(retention).counts().get(kind));
  }

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  private Retention retention(Expiring... kinds) {
    return retention("30d", kinds);
  }

  private Retention retention(String keep, Expiring... kinds) {
    return retention(keep, told::add, kinds);
  }

  private Retention retention(String keep, RetentionRuns runs, Expiring... kinds) {
    List<Kind> known = Arrays.stream(kinds).map(Expiring::kind).toList();
    Map<String, String> settings = new HashMap<>();
    known.forEach(kind -> settings.put(kind.name(), keep));
    return new Retention(
        List.of(kinds),
        new Periods(known, settings),
        new RetentionStore(database),
        runs,
        SETTINGS,
        meters,
        new MovedClock());
  }

  private ExpiringDocuments kind(MongoCollection<Document> collection) {
    String name = collection.getNamespace().getCollectionName();
    return ExpiringDocuments.byDate(
        Kind.of(name, "when it was written"), database.getCollection(name), "at");
  }

  private abstract static class Wrapped implements Expiring {
    private final Expiring inner;

    Wrapped(Expiring inner) {
      this.inner = inner;
    }

    @Override
    public Kind kind() {
      return inner.kind();
    }

    @Override
    public Page page(Optional<String> after, int limit, Instant before) {
      return inner.page(after, limit, before);
    }
  }

  private static void write(MongoCollection<Document> collection, int from, int to, Duration age) {
    List<Document> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(new Document("_id", id(i)).append("at", Date.from(START.minus(age))));
    }
    collection.insertMany(all);
  }

  private static String id(int number) {
    return "l%05d".formatted(number);
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
