package cn.yichi.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.yichi.contracts.event.AuditHeadState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.audit.Fault.Kind;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.testing.TestSigner;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Suite;
import cn.yichi.platform.vault.VaultKeys;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two chains of twenty entries each, closed; then somebody with access to the database. */
@Tag("database")
@Timeout(60)
class AuditVerificationTest {
  private static final int LENGTH = 20;

  private final AuditFixture log = new AuditFixture();
  private String one;
  private String two;

  @BeforeEach
  void write() {
    one = chain("a");
    two = chain("b");
    assertThat(log.verify())
        .isEqualTo(
            new Report(
                Report.Verdict.INTACT, 2, 2L * LENGTH, List.of(), 0, 0, List.of(), List.of(), 0));
  }

  @AfterEach
  void close() {
    log.close();
  }

  private String chain(String instance) {
    AuditTrail trail = log.start(instance);
    for (int number = 2; number <= LENGTH; number++) {
      trail.record(AuditFixture.deed(instance + number));
    }
    trail.stop();
    return log.all().stream()
        .map(Chains::chain)
        .filter(chain -> chain.contains("." + instance + "."))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void finds_an_entry_that_was_altered() {
    Document altered = rewritten(entry(one, 7), 7, entry(one, 6).getString("hash"));
    log.entries().replaceOne(at(one, 7), altered.append("hash", entry(one, 7).get("hash")));
    broken(tuple(Kind.ALTERED, one, 7L, 7L));
  }

  @Test
  void finds_each_byte_that_was_altered() {
    Document sound = entry(one, 7);
    byte[] bytes = sound.get("entry", Binary.class).getData();
    for (int place = 0; place < bytes.length; place += 11) {
      byte[] altered = bytes.clone();
      altered[place] ^= 1;
      log.entries()
          .replaceOne(at(one, 7), new Document(sound).append("entry", new Binary(altered)));
      broken(tuple(Kind.ALTERED, one, 7L, 7L));
    }
    for (String field : List.of("entry", "hash", "who")) {
      Document without = new Document(sound);
      without.remove(field);
      log.entries().replaceOne(at(one, 7), without);
      broken(tuple(field.equals("who") ? Kind.WHO_ALTERED : Kind.ALTERED, one, 7L, 7L));
    }
  }

  @Test
  void finds_an_entry_that_was_altered_and_given_a_hash_that_fits() {
    rewrite(7, entry(one, 6).getString("hash"));
    broken(tuple(Kind.REPLACED, one, 7L, 7L));
  }

  @Test
  void finds_a_chain_that_was_written_anew_to_its_end() {
    String previous = entry(one, 6).getString("hash");
    for (int sequence = 7; sequence <= LENGTH; sequence++) {
      previous = rewrite(sequence, previous);
    }
    broken(tuple(Kind.REPLACED, one, 20L, 20L));
  }

  /** Whoever writes to the database can have any head signed: the relay sends what waits there. */
  @Test
  void finds_a_chain_that_was_written_anew_and_its_head_published_anew() {
    String previous = entry(one, 6).getString("hash");
    for (int sequence = 7; sequence <= LENGTH; sequence++) {
      previous = rewrite(sequence, previous);
    }
    var head = head(one, LENGTH, previous, "CLOSED");
    TestSigner.signed(head);
    try (var producer = TestStack.broker().producer(Map.of())) {
      producer.send(head);
      producer.flush();
    }
    Report report = log.verify();
    assertThat(report.verdict()).isEqualTo(Report.Verdict.BROKEN);
    assertThat(report.faults())
        .extracting(Fault::kind, Fault::chain, Fault::from)
        .contains(tuple(Kind.REPLACED, one, 20L));
  }

  /** As after compaction: the topic has the lie only. */
  @Test
  void finds_it_by_the_later_chain_that_named_the_head() {
    String previous = entry(one, 6).getString("hash");
    for (int sequence = 7; sequence <= LENGTH; sequence++) {
      previous = rewrite(sequence, previous);
    }
    assertThat(withoutBooks().faults())
        .extracting(Fault::kind, Fault::chain, Fault::from)
        .containsExactly(tuple(Kind.REPLACED, one, 20L));
  }

  @Test
  void an_id_that_is_no_entrys_neither_holds_it_up_nor_a_start() {
    log.entries().insertOne(new Document("_id", "/x"));
    log.entries().insertOne(new Document("_id", "y"));
    log.entries().insertOne(new Document("_id", one));
    assertThat(log.verify().faults())
        .extracting(Fault::kind)
        .containsExactly(Kind.INSERTED, Kind.INSERTED, Kind.INSERTED);
    assertThat(chain("c")).contains(".c.");
  }

  @Test
  void finds_entries_removed_in_the_middle() {
    remove(one, 7, 9);
    broken(tuple(Kind.REMOVED, one, 7L, 9L));
  }

  @Test
  void finds_entries_removed_at_the_beginning() {
    remove(two, 1, 1);
    broken(tuple(Kind.REMOVED, two, 1L, 1L));
  }

  @Test
  void finds_entries_that_were_reordered() {
    swap(one, 7, one, 8);
    broken(tuple(Kind.REORDERED, one, 7L, 7L), tuple(Kind.REORDERED, one, 8L, 8L));
  }

  @Test
  void finds_entries_that_were_reordered_and_numbered_anew() {
    Document seventh = entry(one, 7);
    Document eighth = rewritten(entry(one, 8), 7, entry(one, 6).getString("hash"));
    log.entries().replaceOne(at(one, 7), eighth);
    log.entries().replaceOne(at(one, 8), rewritten(seventh, 8, eighth.getString("hash")));
    broken(tuple(Kind.REPLACED, one, 8L, 8L));
  }

  @Test
  void finds_two_chains_that_were_exchanged() {
    for (int sequence = 1; sequence <= LENGTH; sequence++) {
      swap(one, sequence, two, sequence);
    }
    Report report = log.verify();
    assertThat(report.faults()).hasSize(2 * LENGTH);
    assertThat(report.faults()).allMatch(fault -> fault.kind() == Kind.REORDERED);
  }

  @Test
  void finds_a_tail_that_was_cut() {
    remove(two, 15, LENGTH);
    broken(tuple(Kind.TAIL_CUT, two, 15L, 20L));
  }

  @Test
  void finds_a_tail_that_was_cut_by_what_a_later_chain_says() {
    remove(one, 15, LENGTH);
    Report report = withoutBooks();
    assertThat(report.faults())
        .extracting(Fault::kind, Fault::chain, Fault::from, Fault::detail)
        .containsExactly(tuple(Kind.TAIL_CUT, one, 15L, two + " has seen more"));
  }

  @Test
  void finds_a_chain_that_is_gone() {
    log.entries().deleteMany(Filters.regex("_id", "^" + one));
    broken(tuple(Kind.CHAIN_REMOVED, one, 1L, 20L));
    assertThat(withoutBooks().faults())
        .extracting(Fault::kind, Fault::chain)
        .containsExactly(tuple(Kind.CHAIN_REMOVED, one));
  }

  @Test
  void finds_that_the_whole_log_is_gone() {
    log.entries().deleteMany(new Document());
    broken(tuple(Kind.CHAIN_REMOVED, one, 1L, 20L), tuple(Kind.CHAIN_REMOVED, two, 1L, 20L));
  }

  @Test
  void finds_entries_that_were_inserted() {
    Document between = new Document(entry(one, 7)).append("_id", Head.id(one, 7) + "a");
    log.entries().insertOne(between);
    assertThat(log.verify().faults())
        .extracting(Fault::kind, Fault::chain)
        .containsExactly(tuple(Kind.INSERTED, one));
  }

  @Test
  void finds_an_entry_that_follows_the_end_of_a_closed_chain() {
    Head last = new Head(one, LENGTH, entry(one, LENGTH).getString("hash"));
    Entry added = Entry.after(last, AuditFixture.deed("forged"), log.seal, List.of());
    log.entries().insertOne(EntryDocuments.write(added));
    broken(tuple(Kind.INSERTED, one, 21L, 21L));
  }

  @Test
  void finds_somebody_else_in_the_place_of_who_did_it() {
    var other = log.seal.seal(new Actor.Who("https://id.example", "officer-2"));
    log.entries().updateOne(at(one, 7), Updates.set("who", other.text()));
    broken(tuple(Kind.WHO_ALTERED, one, 7L, 7L));
  }

  @Test
  void stays_intact_when_keys_are_changed() {
    Document stored = entry(one, 7);
    Entry entry = EntryDocuments.read(stored);
    var who = log.seal.open(entry.who().orElseThrow()).orElseThrow();
    String sealedAnew = log.seal.seal(who).text();
    assertThat(sealedAnew).isNotEqualTo(entry.who().orElseThrow().text());
    log.entries().updateOne(at(one, 7), Updates.set("who", sealedAnew));
    assertThat(log.verify().verdict()).isEqualTo(Report.Verdict.INTACT);
    var otherKeys = new ActorSeal(new PiiVault(VaultKeys.sandbox("000000", Suite.SM4_GCM)));
    Report unreadable =
        new AuditVerification(
                log.database,
                log.kafka(),
                RecordVerifier.sandboxAtOnce(),
                log.region,
                Optional.of(otherKeys))
            .verify(Optional.empty());
    assertThat(unreadable.faults()).allMatch(fault -> fault.kind() == Kind.WHO_ALTERED);
    assertThat(unreadable.faults().size() + unreadable.moreFaults()).isEqualTo(2 * LENGTH - 2);
  }

  @Test
  void several_breaks_are_each_told() {
    log.entries().updateOne(at(one, 3), Updates.set("hash", "0".repeat(64)));
    remove(one, 7, 9);
    remove(two, 15, LENGTH);
    broken(
        tuple(Kind.ALTERED, one, 3L, 3L),
        tuple(Kind.REMOVED, one, 7L, 9L),
        tuple(Kind.TAIL_CUT, two, 15L, 20L));
  }

  @Test
  void heads_that_the_region_did_not_sign_count_for_nothing() {
    var unsigned = head(one, LENGTH + 5, "0".repeat(64), "OPEN");
    var byAnother = head(one, LENGTH + 6, "0".repeat(64), "OPEN");
    TestSigner.of("510000").sign(List.of(byAnother));
    try (var producer = TestStack.broker().producer(Map.of())) {
      producer.send(unsigned);
      producer.send(byAnother);
      producer.flush();
    }
    assertThat(log.verify())
        .isEqualTo(
            new Report(
                Report.Verdict.INTACT, 2, 2L * LENGTH, List.of(), 0, 0, List.of(), List.of(), 2));
    remove(one, LENGTH, LENGTH);
    broken(tuple(Kind.TAIL_CUT, one, (long) LENGTH, (long) LENGTH));
  }

  private ProducerRecord<byte[], byte[]> head(
      String chain, long sequence, String hash, String open) {
    Instant now = Instant.parse("2026-11-27T00:00:00Z");
    var state =
        new AuditHeadState(
            chain,
            "registry",
            log.region,
            sequence,
            hash,
            open,
            new Instants(LocalDate.parse("2026-11-27"), now, now));
    WireEvent event =
        new EventCodec().encode(Envelope.of(EventType.AUDIT_HEAD, log.region, "registry", state));
    var record =
        new ProducerRecord<>(
            Stream.BOOKS.topic(log.region),
            event.key().getBytes(StandardCharsets.UTF_8),
            event.value());
    event.headers().forEach(record.headers()::add);
    return record;
  }

  @Test
  void cannot_tell_how_far_a_chain_is_that_nobody_speaks_of() {
    Report report = withoutBooks();
    assertThat(report.verdict()).isEqualTo(Report.Verdict.CANNOT_TELL);
    // The first chain is named by the second.
    assertThat(report.unsure()).singleElement().asString().contains(two);
  }

  /** As if the topic had been emptied. */
  private Report withoutBooks() {
    try (AuditFixture elsewhere = new AuditFixture()) {
      return new AuditVerification(
              log.database,
              log.kafka(),
              RecordVerifier.sandboxAtOnce(),
              elsewhere.region,
              Optional.of(log.seal))
          .verify(Optional.empty());
    }
  }

  private void broken(org.assertj.core.groups.Tuple... faults) {
    Report report = log.verify();
    assertThat(report.verdict()).isEqualTo(Report.Verdict.BROKEN);
    assertThat(report.faults())
        .extracting(Fault::kind, Fault::chain, Fault::from, Fault::to)
        .containsExactly(faults);
  }

  private Document entry(String chain, long sequence) {
    return log.entries().find(at(chain, sequence)).first();
  }

  private static Bson at(String chain, long sequence) {
    return Filters.eq("_id", Head.id(chain, sequence));
  }

  private void remove(String chain, long from, long to) {
    for (long sequence = from; sequence <= to; sequence++) {
      log.entries().deleteOne(at(chain, sequence));
    }
  }

  private void swap(String chain, long sequence, String otherChain, long otherSequence) {
    Document first = entry(chain, sequence);
    Document second = entry(otherChain, otherSequence);
    remove(chain, sequence, sequence);
    remove(otherChain, otherSequence, otherSequence);
    String id = first.getString("_id");
    first.put("_id", second.getString("_id"));
    second.put("_id", id);
    log.entries().insertMany(List.of(first, second));
  }

  /** Writes an entry anew, of another action, after that hash; returns its own. */
  private String rewrite(long sequence, String previous) {
    Document anew = rewritten(entry(one, sequence), sequence, previous);
    log.entries().replaceOne(at(one, sequence), anew);
    return anew.getString("hash");
  }

  private static Document rewritten(Document stored, long sequence, String previous) {
    Entry entry = EntryDocuments.read(stored);
    Deed deed = entry.deed();
    return EntryDocuments.write(
        new Entry(
            entry.chain(),
            sequence,
            previous,
            new Deed(deed.at(), deed.kind(), "issuer.file", deed.by(), deed.about(), deed.result()),
            entry.who(),
            entry.named()));
  }
}
