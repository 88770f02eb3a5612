package cn.yichi.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.event.AuditHeadState;
import cn.yichi.platform.audit.Fault.Kind;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.outbox.Republication;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two closed chains of five entries each and a living one; then time, or somebody, takes some. */
@Tag("database")
@Timeout(60)
class AgedChainsTest {
  private static final int LENGTH = 5;
  private static final AuditSettings SETTINGS =
      new AuditSettings(4096, 500, Duration.ofSeconds(20), Duration.ofMillis(50));

  /** After everything that is written here. */
  private static final Instant LATER = Instant.parse("2126-01-01T00:00:00Z");

  private final AuditFixture log = new AuditFixture(TestStack.freshDatabase(), SETTINGS);
  private String one;
  private String two;
  private AuditTrail living;
  private int years;

  @BeforeEach
  void write() {
    one = closed("a");
    two = closed("b");
    living = log.start("c");
    living.record(AuditFixture.deed("c"));
    published();
    assertThat(log.verify().verdict()).isEqualTo(Report.Verdict.INTACT);
  }

  @AfterEach
  void close() {
    living.stop();
    log.close();
  }

  @Test
  void an_old_closed_chain_goes_once_a_published_entry_names_it_and_the_log_is_whole() {
    AgedChains aged = aged(living);
    assertThat(run(aged, LATER)).as("named only").isZero();
    assertThat(log.verify()).satisfies(AgedChainsTest::isWhole);
    published();
    assertThat(run(aged, LATER)).as("both, and not the living one").isEqualTo(2);
    assertThat(entries(one) + entries(two)).isZero();
    assertThat(log.database.getCollection(AgedChains.COLLECTION).countDocuments()).isZero();
    Report report = log.verify();
    assertThat(report).satisfies(AgedChainsTest::isWhole);
    assertThat(report.chains()).isEqualTo(1);
    assertThat(report.removedChains()).isEqualTo(2);
    assertThat(report.removed()).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void nothing_goes_before_books_has_seen_the_entry() {
    AgedChains aged = aged(living);
    run(aged, LATER);
    published();
    AgedChains blind = agedWithout(living.head().chain(), living);
    assertThat(run(blind, LATER)).isZero();
    assertThat(entries(one)).isEqualTo(LENGTH);
  }

  @Test
  void a_chain_stays_while_its_last_entry_is_young_or_it_is_open() {
    AgedChains aged = aged(living);
    Instant written = Instant.parse("2026-11-27T01:02:03.004Z");
    for (int day = 0; day < 3; day++) {
      assertThat(run(aged, written)).isZero();
      published();
    }
    assertThat(entries(one)).isEqualTo(LENGTH);
    removeByRetention(aged);
    assertThat(entries(living.head().chain())).isPositive();
  }

  @Test
  void a_chain_deleted_by_hand_is_missed_though_retention_deletes_others() {
    AgedChains aged = agedWithout(two, living);
    removeByRetention(aged);
    assertThat(entries(one)).isZero();
    deleteByHand(two);
    Report report = log.verify();
    assertThat(report.removed()).containsExactly(one);
    broken(report, tuple(Kind.CHAIN_REMOVED, two, 1L, (long) LENGTH));
  }

  @Test
  void an_entry_forged_behind_a_chain_that_a_crash_left_open_removes_nothing() {
    Head open = open();
    forge(open, head(two));
    deleteByHand(two);
    broken(log.verify(), tuple(Kind.CHAIN_REMOVED, two, 1L, (long) LENGTH));
  }

  @Test
  void an_entry_forged_behind_a_closed_chain_removes_nothing() {
    forge(head(one), head(two));
    deleteByHand(two);
    assertThat(log.verify().faults())
        .extracting(Fault::kind, Fault::chain)
        .containsExactlyInAnyOrder(tuple(Kind.INSERTED, one), tuple(Kind.CHAIN_REMOVED, two));
  }

  @Test
  void an_entry_written_anew_to_name_another_chain_removes_nothing() {
    removeByRetention(agedWithout(two, living));
    String where = Head.id(living.head().chain(), removalEntry());
    Document stored = log.entries().find(Filters.eq("_id", where)).first();
    Entry entry = EntryDocuments.read(stored);
    Document anew =
        EntryDocuments.write(
            new Entry(
                entry.chain(),
                entry.sequence(),
                entry.previous(),
                Removals.deed(List.of(head(two)), Instant.EPOCH),
                Optional.empty(),
                List.of()));
    log.entries().replaceOne(Filters.eq("_id", where), anew);
    deleteByHand(two);
    assertThat(log.verify().faults())
        .extracting(Fault::kind, Fault::chain)
        .contains(tuple(Kind.CHAIN_REMOVED, one), tuple(Kind.CHAIN_REMOVED, two));
  }

  @Test
  void an_entry_that_names_another_end_than_books_knows_removes_nothing() {
    Head shorter = new Head(two, 3, entryHash(two, 3));
    Head other = new Head(two, LENGTH, entryHash(two, 3));
    living.record(Removals.deed(List.of(shorter, other), Instant.EPOCH));
    published();
    deleteByHand(two);
    broken(log.verify(), tuple(Kind.CHAIN_REMOVED, two, 1L, (long) LENGTH));
  }

  @Test
  void what_a_killed_run_left_of_a_chain_is_told_as_removed_and_goes_in_the_next() {
    AgedChains aged = aged(living);
    run(aged, LATER);
    published();
    log.entries().deleteOne(Filters.eq("_id", Head.id(one, 1)));
    log.entries().deleteOne(Filters.eq("_id", Head.id(one, 2)));
    Report half = log.verify();
    assertThat(half).satisfies(AgedChainsTest::isWhole);
    assertThat(half.removed()).containsExactly(one);
    run(aged, LATER);
    assertThat(entries(one)).isZero();
    assertThat(log.verify()).satisfies(AgedChainsTest::isWhole);
  }

  @Test
  void what_a_process_announced_and_died_before_books_heard_of_it_is_announced_again() {
    run(aged(living), LATER);
    String dead = living.head().chain();
    living.stop();
    living = log.start("d");
    living.record(AuditFixture.deed("d"));
    published();
    AgedChains next = agedWithout(dead, living);
    assertThat(run(next, LATER)).isZero();
    published();
    assertThat(run(next, LATER)).isEqualTo(2);
    assertThat(entries(one) + entries(two)).isZero();
  }

  @Test
  void what_is_younger_than_six_months_stays_whatever_the_run_was_told() {
    AgedChains today = agedWithout("", living, Clock.systemUTC());
    assertThat(run(today, LATER)).isZero();
    published();
    assertThat(run(today, LATER)).isZero();
    assertThat(entries(one) + entries(two)).isEqualTo(2 * LENGTH);
  }

  @Test
  void a_broken_chain_stays_to_be_seen() {
    log.entries().updateOne(Filters.eq("_id", Head.id(one, 3)), Updates.set("who", "nobody"));
    removeByRetention(aged(living));
    assertThat(entries(one)).isEqualTo(LENGTH);
    assertThat(entries(two)).isZero();
    broken(log.verify(), tuple(Kind.WHO_ALTERED, one, 3L, 3L));
  }

  @Test
  void what_a_removed_chain_named_as_removed_is_named_again() {
    removeByRetention(aged(living));
    String before = living.head().chain();
    living.stop();
    living = log.start("d");
    living.record(AuditFixture.deed("d"));
    published();
    removeByRetention(aged(living));
    assertThat(entries(before)).isZero();
    Report report = log.verify();
    assertThat(report).satisfies(AgedChainsTest::isWhole);
    assertThat(report.removed()).containsExactlyInAnyOrder(one, two, before);
  }

  @Test
  void without_books_nobody_can_tell_whether_retention_removed_it() {
    removeByRetention(aged(living));
    try (AuditFixture elsewhere = new AuditFixture()) {
      Report report =
          new AuditVerification(
                  log.database,
                  new BrokerClients(Map.of("bootstrap.servers", "127.0.0.1:9")),
                  RecordVerifier.sandboxAtOnce(),
                  elsewhere.region,
                  Optional.of(log.seal))
              .verify(Optional.empty());
      assertThat(report.verdict()).isEqualTo(Report.Verdict.CANNOT_TELL);
      assertThat(report.faults()).isEmpty();
    }
  }

  @Test
  void after_the_loss_of_a_key_nobody_can_tell_until_the_heads_are_said_again() {
    removeByRetention(aged(living));
    String crashed = open().chain();
    deleteByHand(crashed);
    AtomicLong lost = new AtomicLong(Long.MAX_VALUE);
    RecordVerifier sandbox = RecordVerifier.sandboxAtOnce();
    RecordVerifier believing =
        record ->
            record.timestamp() <= lost.get() && isOfRemoved(record)
                ? new RecordVerifier.Verdict.Refused("revoked")
                : sandbox.verify(record);
    Report before = log.verify(believing);
    assertThat(before.faults())
        .extracting(Fault::chain)
        .as("only the one that nobody removed by the rules")
        .containsExactly(crashed);
    assertThat(before.unsure()).anyMatch(why -> why.contains(one) || why.contains(two));
    assertThat(before.removedChains()).isZero();

    lost.set(System.currentTimeMillis());
    Republication again = log.republishing();
    again.start();
    await().until(() -> log.verify(believing).removedChains() == 2);
    again.stop();
  }

  private boolean isOfRemoved(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    return key.contains(one) || key.contains(two);
  }

  private static void isWhole(Report report) {
    assertThat(report.verdict()).as("%s", report).isEqualTo(Report.Verdict.INTACT);
  }

  private static void broken(Report report, org.assertj.core.groups.Tuple... faults) {
    assertThat(report.verdict()).isEqualTo(Report.Verdict.BROKEN);
    assertThat(report.faults())
        .extracting(Fault::kind, Fault::chain, Fault::from, Fault::to)
        .containsExactly(faults);
  }

  private String closed(String instance) {
    AuditTrail trail = log.start(instance);
    for (int number = 2; number <= LENGTH; number++) {
      trail.record(AuditFixture.deed(instance + number));
    }
    trail.stop();
    return trail.head().chain();
  }

  /** A chain whose process is gone without a word; books has its head, open. */
  private Head open() {
    AuditTrail trail = log.start("crashed");
    trail.record(AuditFixture.deed("crashed"));
    Head head = trail.head();
    await().until(() -> seen(head));
    return head;
  }

  private boolean seen(Head head) {
    AuditHeadState said = books().furthest().get(head.chain());
    return said != null && said.sequence() >= head.sequence();
  }

  /** Waits until books has seen all of the living chain. */
  private void published() {
    Head head = living.head();
    await().until(() -> seen(head));
  }

  private PublishedHeads books() {
    return new PublishedHeads(log.kafka(), log.region, RecordVerifier.sandboxAtOnce());
  }

  private AgedChains aged(AuditTrail trail) {
    return agedWithout("", trail);
  }

  /** Of a chain books says nothing; a year after everything that was written here so far. */
  private AgedChains agedWithout(String chain, AuditTrail trail) {
    return agedWithout(
        chain, trail, Clock.fixed(LATER.plus(Duration.ofDays(365L * ++years)), ZoneOffset.UTC));
  }

  private AgedChains agedWithout(String chain, AuditTrail trail, Clock clock) {
    return new AgedChains(
        log.database,
        trail,
        () -> {
          Map<String, AuditHeadState> books = books().furthest();
          books.remove(chain);
          return books;
        },
        log.seal,
        clock);
  }

  private static long run(AgedChains aged, Instant before) {
    long deleted = 0;
    Optional<String> after = Optional.empty();
    do {
      var page = aged.page(after, 200, before);
      deleted += page.deleted();
      after = page.next();
    } while (after.isPresent());
    return deleted;
  }

  private void removeByRetention(AgedChains aged) {
    run(aged, LATER.plus(Duration.ofDays(36_500)));
    published();
    run(aged, LATER.plus(Duration.ofDays(36_500)));
  }

  private void deleteByHand(String chain) {
    log.entries().deleteMany(Filters.regex("_id", "^" + chain + "/"));
  }

  private void forge(Head behind, Head removed) {
    Deed deed = Removals.deed(List.of(removed), Instant.EPOCH);
    log.entries().insertOne(EntryDocuments.write(Entry.after(behind, deed, log.seal, List.of())));
  }

  private Head head(String chain) {
    return new AuditStore(log.database).head(chain);
  }

  private String entryHash(String chain, long sequence) {
    return log.entries()
        .find(Filters.eq("_id", Head.id(chain, sequence)))
        .first()
        .getString("hash");
  }

  private long removalEntry() {
    return log.all().stream()
        .filter(each -> !Removals.of(EntryDocuments.read(each)).isEmpty())
        .map(each -> EntryDocuments.head(each).sequence())
        .findFirst()
        .orElseThrow();
  }

  private long entries(String chain) {
    return log.entries().countDocuments(Filters.regex("_id", "^" + chain + "/"));
  }
}
