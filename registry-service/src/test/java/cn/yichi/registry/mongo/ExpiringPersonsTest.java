package cn.yichi.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.retention.Expiring.Page;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.platform.vault.EnvelopeVault;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.registry.certificate.HolderLink;
import cn.yichi.registry.certificate.HolderLinks;
import cn.yichi.registry.certificate.LinkedHolders;
import cn.yichi.registry.certificate.Person;
import cn.yichi.registry.certificate.PersonField;
import cn.yichi.registry.certificate.Persons.Entered;
import cn.yichi.registry.certificate.PersonsContract;
import cn.yichi.registry.certificate.Registrations;
import cn.yichi.registry.honour.HonoursContract;
import cn.yichi.registry.intake.SampleFile;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One person with a number, kept for a year after the last certificate ended. */
@Tag("database")
class ExpiringPersonsTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration A_DAY = Duration.ofDays(1);

  private final TestDatabase test = new TestDatabase(ExpiringPersons.INDEX);
  private final MongoCollection<Document> plain = test.unwatched("persons");
  private final MongoCollection<Document> history = test.unwatched("persons_history");
  private final AtomicReference<Instant> now = new AtomicReference<>(Registrations.NOW);
  private final RecordedNudges relay = new RecordedNudges();
  private final MongoPersons persons =
      new MongoPersons(
          test.database().getCollection("persons"),
          new PersonDocuments(
              new PiiVault(VaultKeys.sandbox("500000")),
              new EnvelopeVault(VaultKeys.sandbox("500000"))),
          new ContactFacts(new EventCodec(), "500000", new MovedClock()),
          new Outbox(test.database().getCollection("persons"), "yichi.500000.contacts", 2),
          relay,
          new MovedClock());
  private final HolderLinks links =
      new MongoHolderLinks(
          test.database().getCollection("holder_links"),
          new HolderLinkDocuments(new PiiVault(VaultKeys.sandbox("500000"))),
          new HolderLinkFacts(new EventCodec(), "500000"),
          new Outbox(test.database().getCollection("holder_links"), "yichi.500000.holders", 2),
          relay);
  private final MongoHonours honours =
      new MongoHonours(
          test.database(),
          new HonourFacts(new EventCodec(), "500000"),
          new Outbox(test.database().getCollection("honours"), "yichi.500000.honours", 2),
          relay);
  private final ExpiringPersons expiring =
      new ExpiringPersons(
          persons,
          honours,
          new ExpiringPersons.Collections(
              test.database().getCollection("persons"),
              test.database().getCollection("persons_history"),
              test.database().getCollection("holder_links"),
              test.database().getCollection("certificates"),
              test.database().getCollection("honours")),
          new LinkedHolders(links),
          new MovedClock());
  private final Person second =
      new Person(
          new HolderRef("b".repeat(32)),
          new PersonName(Registrations.NAME),
          new IdDocument(DocumentType.RESIDENT_ID, SampleFile.document(7)),
          Optional.of(new MobileNumber("13800002222")),
          Optional.empty(),
          Registrations.NOW_DAY);
  private final Person person = PersonsContract.person(Registrations.withMobile(1, "13800001111"));

  @AfterEach
  void drop() {
    test.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = CertificateStatus.class,
      names = {"EXPIRED", "REVOKED", "CANCELLED", "WITHDRAWN"})
  void whoever_holds_nothing_any_more_is_erased_but_for_the_pseudonym(CertificateStatus ended) {
    entered();
    certificate("c1", ended, now.get());
    history.insertOne(new Document("_id", ref() + "/1"));
    history.insertOne(new Document("_id", "another/1"));
    pass(YEAR.plusSeconds(1));
    assertThat(run()).as("marked").isEqualTo(new Page(Optional.empty(), 1, 0));
    assertThat(stored()).containsKeys("name", "document", "mobile");
    pass(A_DAY);
    assertThat(run()).isEqualTo(new Page(Optional.empty(), 1, 1));
    assertThat(stored())
        .containsOnlyKeys(
            "_id",
            "schemaVersion",
            "version",
            "contactVersion",
            "contactErasedAt",
            "enteredAt",
            "erasedAt",
            "historyLeft",
            "pending",
            "pendingBucket");
    assertThat(stored().getList("pending", Document.class))
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.getString("type")).isEqualTo("yichi.erased.v1");
              assertThat(fact.getString("id")).isEqualTo("holder:" + ref() + "/contact/2");
            });
    assertThat(relay.nudged()).containsExactly(ref());
    assertThat(history.find().map(each -> each.getString("_id"))).containsExactly("another/1");
    assertThat(persons.reveal(person.ref(), Set.of(PersonField.values()))).isEmpty();
    pass(A_DAY);
    assertThat(run()).as("once").isEqualTo(new Page(Optional.empty(), 1, 0));
  }

  @ParameterizedTest
  @EnumSource(
      value = CertificateStatus.class,
      names = {"VALID", "SUSPENDED"})
  void whoever_holds_something_stays_however_old_the_rest(CertificateStatus living) {
    entered();
    certificate("c1", CertificateStatus.REVOKED, now.get());
    certificate("c2", living, now.get());
    stays(YEAR.multipliedBy(10));
  }

  @Test
  void nobody_is_erased_before_the_last_one_ended_long_ago() {
    entered();
    certificate("c1", CertificateStatus.EXPIRED, now.get());
    pass(YEAR);
    certificate("c2", CertificateStatus.CANCELLED, now.get());
    stays(YEAR.minus(A_DAY).minus(A_DAY));
    pass(A_DAY.plusSeconds(1));
    run();
    pass(A_DAY);
    assertThat(run().deleted()).isEqualTo(1);
  }

  @Test
  void whoever_never_had_one_is_erased_a_year_after_that_was_seen() {
    entered();
    pass(YEAR.multipliedBy(3));
    stays(Duration.ZERO);
    pass(YEAR.minus(A_DAY.multipliedBy(4)));
    assertThat(run().deleted()).isZero();
    pass(A_DAY.plusSeconds(1));
    assertThat(run().deleted()).isEqualTo(1);
  }

  @Test
  void whoever_is_stated_again_after_the_mark_stays_though_nothing_stated_is_new() {
    marked();
    assertThat(persons.enter(List.of(person))).containsExactly(Entered.CHANGED);
    pass(A_DAY);
    assertThat(run().deleted()).as("marked anew").isZero();
    assertThat(persons.enter(List.of(person))).containsExactly(Entered.CHANGED);
    certificate("c2", CertificateStatus.VALID, now.get());
    stays(A_DAY);
  }

  @Test
  void whoever_is_stated_between_reading_and_erasing_stays() {
    marked();
    pass(A_DAY);
    Document read = stored();
    persons.enter(List.of(person));
    assertThat(persons.forget(read)).isFalse();
    assertThat(persons.reveal(person.ref(), Set.of(PersonField.NAME))).isPresent();
  }

  @Test
  void a_mark_of_this_hour_is_too_young_for_a_certificate_on_its_way() {
    marked();
    pass(ExpiringPersons.GRACE.minusSeconds(1));
    assertThat(run().deleted()).isZero();
    pass(Duration.ofSeconds(1));
    assertThat(run().deleted()).isEqualTo(1);
  }

  @Test
  void what_waits_to_be_sent_goes_out_first() {
    persons.enter(List.of(person));
    certificate("c1", CertificateStatus.REVOKED, now.get());
    pass(YEAR.plusSeconds(1));
    run();
    pass(A_DAY);
    assertThat(run().deleted()).isZero();
    sent();
    assertThat(run().deleted()).isEqualTo(1);
  }

  @Test
  void whoever_comes_back_is_entered_whole_and_published_under_a_newer_version() {
    marked();
    pass(A_DAY);
    run();
    Person back =
        PersonsContract.given(person, now.get().atZone(ZoneOffset.UTC).toLocalDate().plusDays(2));
    assertThat(persons.enter(List.of(back))).containsExactly(Entered.CHANGED);
    assertThat(persons.reveal(person.ref(), Set.of(PersonField.values())).orElseThrow())
        .containsEntry(PersonField.NAME, Registrations.NAME)
        .containsEntry(PersonField.DOCUMENT_NUMBER, Registrations.ID_NUMBER)
        .containsEntry(PersonField.MOBILE, "13800001111");
    assertThat(stored().getList("pending", Document.class).getLast().getString("id"))
        .endsWith("/contact/3");
    assertThat(persons.enter(List.of(back))).containsExactly(Entered.KNOWN);
    certificate("c2", CertificateStatus.VALID, now.get());
    stays(YEAR);
  }

  @Test
  void a_history_that_a_crash_left_goes_in_the_next_run() {
    marked();
    pass(A_DAY);
    assertThat(persons.forget(stored())).as("and then the process died").isTrue();
    history.insertOne(new Document("_id", ref() + "/1"));
    run();
    assertThat(history.countDocuments()).isZero();
    assertThat(stored()).containsKey("historyLeft");
    pass(A_DAY);
    run();
    assertThat(stored()).doesNotContainKey("historyLeft");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoever_holds_something_under_a_linked_pseudonym_stays(boolean byYounger) {
    entered();
    persons.enter(List.of(second));
    sent();
    linked();
    certificate(person, "c1", byYounger ? CertificateStatus.EXPIRED : CertificateStatus.VALID);
    certificate(second, "c2", byYounger ? CertificateStatus.VALID : CertificateStatus.EXPIRED);
    stays(YEAR.multipliedBy(10));
    plain.find().forEach(each -> assertThat(each).containsKeys("name", "document", "mobile"));
    assertThat(links.find(List.of(second.ref())).get(second.ref()).document()).isPresent();
  }

  @Test
  void linked_pseudonyms_are_erased_once_the_last_certificate_of_any_ended_long_ago() {
    entered();
    persons.enter(List.of(second));
    sent();
    linked();
    certificate(person, "c1", CertificateStatus.EXPIRED);
    pass(YEAR);
    certificate(second, "c2", CertificateStatus.REVOKED);
    stays(YEAR.minus(A_DAY.multipliedBy(3)));
    pass(A_DAY);
    run();
    pass(A_DAY);
    assertThat(run().deleted()).isEqualTo(2);
    plain.find().forEach(each -> assertThat(each).doesNotContainKeys("name", "document"));
  }

  @Test
  void nobody_is_erased_while_a_linked_document_was_stated_a_moment_ago() {
    marked();
    linked();
    pass(A_DAY);
    persons.enter(List.of(second));
    sent();
    assertThat(run().deleted()).as("the certificate is on its way").isZero();
    pass(ExpiringPersons.GRACE);
    certificate(second, "c2", CertificateStatus.VALID);
    stays(A_DAY);
  }

  @Test
  void the_document_of_a_link_goes_with_the_person_though_nobody_is_on_file_by_it() {
    marked();
    linked();
    pass(A_DAY);
    assertThat(run().deleted()).isEqualTo(1);
    assertThat(links.find(List.of(second.ref())).get(second.ref()).document()).isEmpty();
    assertThat(link()).doesNotContainKey("document").containsEntry("status", "LINKED");
  }

  @Test
  void the_document_of_a_link_that_a_crash_left_goes_in_the_next_run() {
    marked();
    linked();
    pass(A_DAY);
    assertThat(persons.forget(stored())).as("and then the process died").isTrue();
    assertThat(link()).containsKey("document");
    run();
    assertThat(link()).doesNotContainKey("document");
  }

  /** The second document is said to be of the person. */
  private void linked() {
    HolderLink link =
        new HolderLink(
            second.ref(),
            1,
            person.ref(),
            HolderLink.Basis.DOCUMENT,
            HolderLink.Status.LINKED,
            Optional.of(second.document()),
            Optional.of("p"),
            now.get());
    assertThat(links.save(List.of(link))).containsExactly(HolderLinks.Saved.STORED);
  }

  private Document link() {
    return Objects.requireNonNull(test.unwatched("holder_links").find().first());
  }

  private void certificate(Person of, String id, CertificateStatus status) {
    certificate(of, id, status, now.get());
  }

  private void entered() {
    persons.enter(List.of(person));
    sent();
  }

  @Test
  void a_valid_honour_keeps_its_person_and_a_revoked_one_goes_once_its_facts_went_out() {
    entered();
    honours.save(HonoursContract.contest('a'));
    honoursSent();
    pass(YEAR.plusSeconds(1));
    run();
    assertThat(stored()).doesNotContainKey("unheldSince");
    honours.save(HonoursContract.revoked(HonoursContract.contest('a').next()));
    run();
    assertThat(stored()).containsKey("unheldSince");
    pass(A_DAY);
    assertThat(run().deleted()).isEqualTo(1);
    assertThat(honours.find(HonoursContract.contest('a').next().id())).isPresent();
    sent();
    pass(A_DAY);
    run();
    assertThat(stored()).as("one is left").containsEntry("historyLeft", true);
    honoursSent();
    run();
    assertThat(stored()).doesNotContainKey("historyLeft");
    assertThat(honours.find(HonoursContract.contest('a').next().id())).isEmpty();
    assertThat(test.unwatched("honours").find().first())
        .containsEntry("version", 3)
        .doesNotContainKey("holder");
  }

  @Test
  void an_honour_revoked_not_long_ago_keeps_its_person_for_the_rest_of_the_time() {
    entered();
    pass(YEAR.multipliedBy(2));
    test.unwatched("honours")
        .insertOne(
            new Document("_id", "h1")
                .append("holder", ref())
                .append("standing", new Document("status", "REVOKED"))
                .append("recorded", new Document("recordedAt", Date.from(now.get()))));
    run();
    assertThat(stored()).doesNotContainKey("unheldSince");
  }

  private void honoursSent() {
    test.unwatched("honours")
        .updateMany(
            new Document(),
            new Document("$unset", new Document("pending", "").append("pendingBucket", "")));
  }

  private void marked() {
    entered();
    certificate("c1", CertificateStatus.REVOKED, now.get());
    pass(YEAR.plusSeconds(1));
    assertThat(run().deleted()).isZero();
    assertThat(stored()).containsKey("unheldSince");
  }

  /** As the relay does. */
  private void sent() {
    plain.updateMany(
        new Document(),
        new Document("$set", new Document("pending", List.of()))
            .append("$unset", new Document("pendingBucket", "")));
  }

  private void stays(Duration time) {
    pass(time);
    for (int run = 0; run < 3; run++) {
      assertThat(run().deleted()).isZero();
      pass(A_DAY);
    }
    assertThat(persons.reveal(person.ref(), Set.of(PersonField.NAME))).isPresent();
  }

  private Page run() {
    return expiring.page(Optional.empty(), 10, now.get().minus(YEAR));
  }

  private void certificate(String id, CertificateStatus status, Instant recorded) {
    certificate(person, id, status, recorded);
  }

  private void certificate(Person of, String id, CertificateStatus status, Instant recorded) {
    test.unwatched("certificates")
        .insertOne(
            new Document("_id", id)
                .append("holder", new Document("ref", of.ref().value()))
                .append("standing", new Document("status", status.name()))
                .append("recorded", new Document("recordedAt", Date.from(recorded))));
  }

  private String ref() {
    return person.ref().value();
  }

  private Document stored() {
    return Objects.requireNonNull(plain.find().first());
  }

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
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
