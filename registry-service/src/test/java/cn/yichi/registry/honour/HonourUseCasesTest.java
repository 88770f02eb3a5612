package cn.yichi.registry.honour;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.platform.vault.LocalFederationKey;
import cn.yichi.registry.certificate.HolderLink;
import cn.yichi.registry.certificate.InMemoryHolderLinks;
import cn.yichi.registry.certificate.InMemoryPersons;
import cn.yichi.registry.certificate.LinkedHolders;
import cn.yichi.registry.certificate.Persons;
import cn.yichi.registry.certificate.Pseudonyms;
import cn.yichi.registry.certificate.Registrations;
import cn.yichi.registry.honour.CorrectHonour.Correction;
import cn.yichi.registry.honour.RecordHonour.Outcome;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HonourUseCasesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final InMemoryPersons persons = new InMemoryPersons();
  private final InMemoryHolderLinks links = new InMemoryHolderLinks();
  private final InMemoryHonours honours = new InMemoryHonours();
  private final AtomicInteger drawn = new AtomicInteger();
  private final FederatedDigests first = digests(1, 1);
  private final FederatedDigests both = digests(2, 1, 2);
  private final FederatedDigests second = digests(2, 2);

  @Test
  void an_honour_is_entered_with_its_holder_and_told_as_known_the_second_time() {
    Honour entered = accepted(first, HonourDrafts.contest());
    assertThat(persons.find(entered.holder())).isPresent();
    assertThat(entered.version()).isEqualTo(1);
    assertThat(entered.recorded().effectiveFrom()).isEqualTo(LocalDate.of(2023, 6, 1));
    assertThat(record(first, HonourDrafts.contest())).isEqualTo(new Outcome.AlreadyKnown(entered));
    assertThat(all(entered.holder())).containsExactly(entered);
  }

  @Test
  void spaces_and_width_make_no_other_honour() {
    Honour entered = accepted(first, HonourDrafts.contest());
    assertThat(
            record(
                first,
                HonourDrafts.with(
                    HonourDrafts.contest(), HonourField.NAME_ZH, "样例技能大赛 车工项目第三名(合成数据)")))
        .isEqualTo(new Outcome.AlreadyKnown(entered));
  }

  @Test
  void the_same_with_other_content_is_a_conflict_that_names_the_fields_and_stores_nobody() {
    Honour entered = accepted(first, HonourDrafts.contest());
    Map<HonourField, String> other =
        HonourDrafts.with(HonourDrafts.contest(), HonourField.PLACE, "2");
    assertThat(record(first, other))
        .isEqualTo(new Outcome.Conflict(entered, List.of(HonourField.PLACE)));
  }

  @Test
  void a_revoked_one_does_not_come_back_by_being_stated_again() {
    Honour entered = accepted(first, HonourDrafts.contest());
    Honour revoked = revoked(entered);
    assertThat(record(first, HonourDrafts.contest()))
        .isEqualTo(new Outcome.Conflict(revoked, List.of()));
  }

  @Test
  void who_was_given_an_honour_under_the_old_key_has_it_under_the_new_one_and_without_the_old() {
    Honour entered = accepted(first, HonourDrafts.contest());
    assertThat(record(both, HonourDrafts.contest())).isInstanceOf(Outcome.AlreadyKnown.class);
    IdDocument document = HonourDrafts.sound(HonourDrafts.contest()).document();
    // As the change of the key does.
    links.save(
        List.of(
            HolderLink.ofKeyVersion(
                second.holderRef(document), entered.holder(), Registrations.NOW)));
    assertThat(record(second, HonourDrafts.contest())).isEqualTo(new Outcome.AlreadyKnown(entered));
    Honour later = accepted(second, HonourDrafts.expert());
    assertThat(later.holder()).isEqualTo(entered.holder());
  }

  @Test
  void an_honour_of_a_linked_document_is_known() {
    Honour entered = accepted(first, HonourDrafts.contest());
    Map<HonourField, String> passport =
        HonourDrafts.with(
            HonourDrafts.with(HonourDrafts.contest(), HonourField.DOCUMENT_TYPE, "护照"),
            HonourField.DOCUMENT_NUMBER,
            "E12345678");
    HolderRef younger = first.holderRef(HonourDrafts.sound(passport).document());
    links.save(List.of(HolderLink.ofKeyVersion(younger, entered.holder(), Registrations.NOW)));
    assertThat(record(first, passport)).isEqualTo(new Outcome.AlreadyKnown(entered));
  }

  @Test
  void a_correction_changes_what_is_said_and_whose_it_is_from_the_version_seen() {
    Honour entered = accepted(first, HonourDrafts.contest());
    Map<HonourField, String> right =
        HonourDrafts.with(HonourDrafts.contest(), HonourField.PLACE, "2");
    assertThat(correct(entered.id(), 7, right)).isEqualTo(new Correction.Outdated(1));
    assertThat(correct(new HonourId("7".repeat(32)), 1, right)).isEqualTo(new Correction.Unknown());
    assertThat(correct(entered.id(), 1, HonourDrafts.contest()))
        .isEqualTo(new Correction.Unchanged(entered));
    assertThat(correct(entered.id(), 1, right))
        .isInstanceOfSatisfying(
            Correction.Corrected.class,
            corrected -> {
              assertThat(corrected.honour().version()).isEqualTo(2);
              assertThat(corrected.honour().says().result().orElseThrow().place()).contains(2);
            });
    Map<HonourField, String> another =
        HonourDrafts.with(right, HonourField.DOCUMENT_NUMBER, "110101199003070011");
    assertThat(correct(entered.id(), 2, another))
        .isInstanceOfSatisfying(
            Correction.Corrected.class,
            corrected -> {
              assertThat(corrected.honour().holder()).isNotEqualTo(entered.holder());
              assertThat(persons.find(corrected.honour().holder())).isPresent();
            });
    assertThat(all(entered.holder())).isEmpty();
  }

  @Test
  void a_correction_to_another_honour_of_the_person_is_refused() {
    Honour contest = accepted(first, HonourDrafts.contest());
    Honour expert = accepted(first, HonourDrafts.expert());
    assertThat(correct(expert.id(), 1, HonourDrafts.contest()))
        .isEqualTo(new Correction.Taken(contest));
  }

  @Test
  void a_revocation_is_carried_out_once_however_often_it_is_tried() {
    Honour entered = accepted(first, HonourDrafts.contest());
    Honour revoked = revoked(entered);
    assertThat(revoked.standing().reason()).contains("成绩作废");
    assertThat(revoked.recorded().effectiveFrom()).isEqualTo(DAY);
    assertThat(revoke(entered.id(), 1, DAY, "p1"))
        .isEqualTo(new RevokeHonour.Outcome.Revoked(revoked));
    assertThat(revoke(entered.id(), 1, DAY, "p2")).isEqualTo(new RevokeHonour.Outcome.Outdated(2));
    assertThat(revoke(entered.id(), 2, DAY, "p2")).isEqualTo(new RevokeHonour.Outcome.NotAllowed());
    assertThat(correct(entered.id(), 2, HonourDrafts.expert())).isEqualTo(new Correction.Revoked());
  }

  @Test
  void a_revocation_begins_neither_before_the_honour_nor_after_today() {
    Honour entered = accepted(first, HonourDrafts.contest());
    for (LocalDate day : List.of(LocalDate.of(2023, 5, 31), DAY.plusDays(1))) {
      assertThat(revoke(entered.id(), 1, day, "p1"))
          .isInstanceOf(RevokeHonour.Outcome.BadDay.class);
    }
    assertThat(honours.find(entered.id())).contains(entered);
  }

  @Test
  void a_holder_of_whom_too_much_waits_is_asked_for_later_and_nothing_is_entered() {
    Persons busy =
        new InMemoryPersons() {
          @Override
          public List<Entered> enter(List<cn.yichi.registry.certificate.Person> stated) {
            return List.of(Entered.BUSY);
          }
        };
    HonourStatement stated = HonourDrafts.sound(HonourDrafts.contest());
    assertThat(recording(first, busy).record(stated)).isEqualTo(new Outcome.Busy());
    assertThat(all(first.holderRef(stated.document()))).isEmpty();
  }

  @Test
  void of_two_at_once_the_slower_is_told_of_the_quicker_ones() {
    AtomicInteger asked = new AtomicInteger();
    Honours raced =
        new InMemoryHonours() {
          @Override
          public Optional<Honour> saying(Collection<String> said) {
            // The other one is stored between the question and the write.
            return asked.getAndIncrement() == 0 ? Optional.empty() : super.saying(said);
          }
        };
    Honour quicker = HonoursContract.contest('z').next();
    raced.save(HonoursContract.contest('z'));
    asked.set(0);
    assertThat(recording(first, persons, raced).record(HonourDrafts.sound(HonourDrafts.contest())))
        .isEqualTo(new Outcome.AlreadyKnown(quicker));
  }

  private static FederatedDigests digests(int current, Integer... versions) {
    return new FederatedDigests(
        LocalFederationKey.sandbox(new TreeSet<>(List.of(versions)), current));
  }

  private HonourHolders holders(FederatedDigests digests) {
    return new HonourHolders(new Pseudonyms(persons, links, digests), new LinkedHolders(links));
  }

  private RecordHonour recording(FederatedDigests digests, Persons register) {
    return recording(digests, register, honours);
  }

  private RecordHonour recording(FederatedDigests digests, Persons register, Honours store) {
    return new RecordHonour(
        register,
        holders(digests),
        store,
        new RecordHonour.Entering(Registrations.CHONGQING, this::id, HonourDrafts.CLOCK));
  }

  private HonourId id() {
    byte[] bytes = new byte[20];
    bytes[0] = (byte) drawn.incrementAndGet();
    return HonourId.of(bytes);
  }

  private Outcome record(FederatedDigests digests, Map<HonourField, String> stated) {
    return recording(digests, persons).record(HonourDrafts.sound(stated));
  }

  private Honour accepted(FederatedDigests digests, Map<HonourField, String> stated) {
    Outcome outcome = record(digests, stated);
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted) outcome).honour();
  }

  private Correction correct(HonourId id, int seen, Map<HonourField, String> stated) {
    return new CorrectHonour(persons, holders(first), honours, HonourDrafts.CLOCK)
        .correct(id, seen, HonourDrafts.sound(stated));
  }

  private RevokeHonour.Outcome revoke(HonourId id, int seen, LocalDate from, String proposal) {
    return new RevokeHonour(honours, HonourDrafts.CLOCK).revoke(id, seen, "成绩作废", from, proposal);
  }

  private Honour revoked(Honour entered) {
    RevokeHonour.Outcome outcome = revoke(entered.id(), entered.version(), DAY, "p1");
    assertThat(outcome).isInstanceOf(RevokeHonour.Outcome.Revoked.class);
    return ((RevokeHonour.Outcome.Revoked) outcome).honour();
  }

  private List<Honour> all(HolderRef holder) {
    return honours.heldBy(List.of(holder), Optional.empty(), 10);
  }
}
