package cn.yichi.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.platform.audit.Fault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("database")
@Timeout(60)
class AuditTrailTest {
  private final AuditFixture log = new AuditFixture();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void an_entry_is_there_when_its_caller_goes_on() {
    AuditTrail trail = log.start("a");
    trail.record(AuditFixture.deed("c1"));
    Document stored = log.all().get(1);
    assertThat(stored.getString("_id")).matches("registry\\.\\d{6}\\.a\\.\\d{8}T\\d{9}Z/0{11}2");
    assertThat(stored.get("entry", Binary.class).getData())
        .asString(StandardCharsets.UTF_8)
        .doesNotContain("officer-1", "id.example");
    Entry entry = EntryDocuments.read(stored);
    Deed told = AuditFixture.deed("c1");
    assertThat(entry.deed()).usingRecursiveComparison().ignoringFields("by.who").isEqualTo(told);
    assertThat(entry.previous()).isEqualTo(log.all().getFirst().getString("hash"));
    assertThat(log.seal.open(entry.who().orElseThrow())).isEqualTo(told.by().who());
    trail.stop();
  }

  @Test
  void entries_of_many_callers_make_one_whole_chain() {
    AuditTrail trail = log.start("a");
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all =
          IntStream.range(0, 2_000)
              .mapToObj(
                  number ->
                      CompletableFuture.runAsync(
                          () -> trail.record(AuditFixture.deed("c" + number)), callers))
              .toList();
      all.forEach(CompletableFuture::join);
    }
    trail.stop();
    Report report = log.verify();
    assertThat(report.faults()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Report.Verdict.INTACT);
    assertThat(report.entries()).isEqualTo(2_001);
    assertThat(log.meters.get("yichi.audit.written").counter().count()).isEqualTo(2_000);
  }

  @Test
  void a_chain_begins_with_the_heads_that_no_chain_has_named() {
    for (String instance : List.of("a", "b", "a")) {
      AuditTrail trail = log.start(instance);
      trail.record(AuditFixture.deed("of " + instance));
      trail.stop();
    }
    List<Document> firsts = new ArrayList<>();
    new Chains(new AuditStore(log.database)).forEach(firsts::add);
    firsts.sort(Comparator.comparing(first -> EntryDocuments.read(first).deed().at()));
    assertThat(firsts).hasSize(3);
    assertThat(EntryDocuments.named(firsts.get(0))).isEmpty();
    assertThat(EntryDocuments.named(firsts.get(1)))
        .extracting(Head::chain, Head::sequence)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Chains.chain(firsts.get(0)), 2L));
    assertThat(EntryDocuments.named(firsts.get(2)))
        .extracting(Head::chain)
        .containsExactly(Chains.chain(firsts.get(1)));
    assertThat(log.verify().verdict()).isEqualTo(Report.Verdict.INTACT);
  }

  @Test
  void somebody_elses_entry_ends_the_chain_and_another_begins() {
    AuditTrail trail = log.start("a");
    trail.record(AuditFixture.deed("c1"));
    Document second = log.all().get(1);
    Entry forged =
        Entry.after(
            Head.of(second.getString("_id"), second.getString("hash")),
            AuditFixture.deed("forged"),
            log.seal,
            List.of());
    log.entries().insertOne(EntryDocuments.write(forged));
    trail.record(AuditFixture.deed("c2"));
    trail.stop();
    assertThat(EntryDocuments.read(log.all().getLast()).deed().about().objects())
        .containsExactly("c2");
    assertThat(log.verify().faults())
        .extracting(Fault::kind, Fault::chain, Fault::from)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.INSERTED, forged.chain(), 3L));
  }

  @Test
  void nothing_is_taken_after_the_stop() {
    AuditTrail trail = log.start("a");
    trail.stop();
    assertThatThrownBy(() -> trail.record(AuditFixture.deed("late")))
        .isInstanceOf(AuditUnavailable.class);
  }

  @Test
  void an_attempt_whose_result_is_unknown_is_settled_by_id() {
    AuditStore store = new AuditStore(log.database);
    List<Document> group = new ArrayList<>();
    Head head = Head.start("registry.510000.a.20261127T010203004Z");
    for (int i = 0; i < 3; i++) {
      group.add(
          EntryDocuments.write(Entry.after(head, AuditFixture.deed("c" + i), log.seal, List.of())));
      head = EntryDocuments.head(group.getLast());
    }
    store.append(group.subList(0, 1));
    assertThat(store.settle(group)).isTrue();
    assertThat(store.settle(group)).isTrue();
    assertThat(log.all()).hasSize(3);
    Document other = new Document(group.get(2)).append("hash", "0".repeat(64));
    assertThat(store.settle(List.of(group.get(1), other))).isFalse();
  }

  /** The form of the bytes is a promise to whoever verifies in ten years, by other means. */
  @Test
  void the_hash_covers_these_bytes() {
    Entry entry =
        new Entry(
            "registry.510000.a.20261127T010203004Z",
            2,
            "ab".repeat(32),
            new Deed(
                AuditFixture.deed("c1").at(),
                AuditKind.CHANGE,
                "certificate.register",
                new Actor(Optional.empty(), List.of("auditor", "officer"), "desk", "::1", "t"),
                new Deed.About(
                    List.of("c1"), Optional.of(new Deed.Batch(7, "cd".repeat(32))), "对账"),
                new Deed.Result(201, "x")),
            Optional.of(new ActorSeal.SealedWho("k.cipher", "index")),
            List.of(new Head("other", 9, "ef".repeat(32))));
    // Both were made by another program, from the description beside EntryBytes.
    byte[] bytes = EntryBytes.write(entry);
    assertThat(bytes).hasSize(509);
    assertThat(EntryBytes.hash(bytes))
        .isEqualTo("5210d72df0071c4a5d892a7b79fff8486dfd391666145f122ad7ea2d9b21f89f");
    assertThat(EntryBytes.read(bytes, "k.cipher")).isEqualTo(entry);
  }
}
