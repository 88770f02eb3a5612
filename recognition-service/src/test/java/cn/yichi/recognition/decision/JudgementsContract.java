package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.enquiry.DecisionBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of judgements keeps to. */
public interface JudgementsContract {
  JudgeCase JUDGE = Samples.judge();
  IssuerTimeline ISSUER = Samples.issuer(1, 3, IssuerTimeline.Status.GOOD);

  Judgements judgements();

  DecisionBooks books();

  /** Ids of the facts that wait to be sent about a certificate, in order. */
  List<String> announced(CertificateId id);

  private static Judgement first(int serial) {
    return JUDGE.judge(
        Samples.replica(serial, 1), Beside.of(Optional.of(ISSUER)), Cause.NEW, Optional.empty());
  }

  private Judgement next(int serial, int version) {
    Standing standing = standing(serial);
    return JUDGE.judge(
        Samples.replica(serial, version),
        Beside.of(Optional.of(ISSUER)),
        Cause.CORRECTION,
        Optional.of(standing));
  }

  private static Judgement uncovered(int serial) {
    return JUDGE.judge(
        Samples.replica(
            serial,
            1,
            new cn.yichi.contracts.vocabulary.Region("330000"),
            1,
            SkillLevel.SENIOR_WORKER,
            CertificateStatus.VALID),
        Beside.NOTHING,
        Cause.NEW,
        Optional.empty());
  }

  private Standing standing(int serial) {
    return judgements().standings(List.of(Samples.id(serial))).get(Samples.id(serial));
  }

  @Test
  default void keeps_a_first_judgement_and_gives_it_back_whole() {
    assertThat(judgements().store(List.of(first(1)))).isEmpty();
    Judgements.Held held = judgements().held(List.of(Samples.id(1), Samples.id(2))).getFirst();
    assertThat(held.replica()).isEqualTo(Samples.replica(1, 1));
    assertThat(held.issuerVersion()).contains(3);
    assertThat(held.bookRevision()).isEqualTo(JUDGE.book().revision());
    assertThat(held.standing())
        .isEqualTo(
            new Standing(
                Samples.SICHUAN,
                true,
                1,
                1,
                "GRANTED",
                first(1).fingerprint(),
                Cause.NEW,
                Cause.NEW,
                3,
                true,
                Optional.empty()));
    assertThat(judgements().standings(List.of(Samples.id(2)))).isEmpty();
  }

  @Test
  default void remembers_by_whose_word_a_replica_is_held() {
    Replica sample = Samples.replica(1, 1);
    Replica signed =
        new Replica(
            sample.view(),
            sample.holder(),
            sample.numberDigest(),
            sample.numberMasked(),
            sample.nameDigest(),
            sample.documentDigests(),
            sample.cause(),
            false,
            true,
            Optional.of(
                new Provenance("0123", Instant.parse("2026-11-01T00:00:00.001Z"), Instant.EPOCH)));
    judgements()
        .store(
            List.of(
                JUDGE.judge(signed, Beside.of(Optional.of(ISSUER)), Cause.NEW, Optional.empty())));
    assertThat(judgements().held(List.of(Samples.id(1))).getFirst().replica()).isEqualTo(signed);
    assertThat(standing(1).provenance()).isEqualTo(signed.provenance());
  }

  @Test
  default void announces_in_the_same_write_what_others_are_told() {
    judgements().store(List.of(first(1), uncovered(2)));
    assertThat(announced(Samples.id(1))).containsExactly(Samples.id(1).value() + "/500000/1");
    assertThat(announced(Samples.id(2))).isEmpty();
  }

  @Test
  default void refuses_a_judgement_whose_expected_revision_is_not_the_stored_one() {
    judgements().store(List.of(first(1)));
    Judgement second = next(1, 2);
    assertThat(judgements().store(List.of(first(1), first(2)))).containsExactly(Samples.id(1));
    assertThat(judgements().store(List.of(second))).isEmpty();
    assertThat(judgements().store(List.of(second))).containsExactly(Samples.id(1));
    assertThat(standing(1).revision()).isEqualTo(2);
    assertThat(standing(1).certificateVersion()).isEqualTo(2);
    assertThat(announced(Samples.id(1))).hasSize(2);
  }

  @Test
  default void replaces_what_was_read_unless_another_write_came_in_between() {
    judgements().store(List.of(first(1), first(2)));
    Judgements.Reading read =
        judgements().read(List.of(Samples.id(1), Samples.id(2), Samples.id(3)));
    assertThat(read.held())
        .extracting(each -> each.replica().id())
        .containsExactlyInAnyOrder(Samples.id(1), Samples.id(2));
    List<Judgement> wanted = List.of(next(1, 2), next(2, 2));
    judgements().store(List.of(next(2, 3)));
    assertThat(read.store(wanted)).containsExactly(Samples.id(2));
    assertThat(standing(1).certificateVersion()).isEqualTo(2);
    assertThat(standing(2).certificateVersion()).isEqualTo(3);
    assertThat(read.store(wanted)).hasSize(2);
    assertThat(announced(Samples.id(1))).hasSize(2);
  }

  @Test
  default void refuses_when_sixteen_facts_wait() {
    judgements().store(List.of(first(1)));
    for (int version = 2; version <= 16; version++) {
      assertThat(judgements().store(List.of(next(1, version)))).as("version " + version).isEmpty();
    }
    assertThat(judgements().store(List.of(next(1, 17)))).containsExactly(Samples.id(1));
    assertThat(announced(Samples.id(1))).hasSize(16);
  }

  @Test
  default void publishes_an_unpublished_decision_once_when_somebody_asks() {
    judgements().store(List.of(uncovered(2)));
    assertThat(standing(2).published()).isFalse();
    assertThat(judgements().announce(Samples.id(2), 7)).isFalse();
    assertThat(judgements().announce(Samples.id(2), 1)).isTrue();
    assertThat(judgements().announce(Samples.id(2), 1)).isFalse();
    assertThat(standing(2).published()).isTrue();
    assertThat(announced(Samples.id(2))).containsExactly(Samples.id(2).value() + "/500000/1");
  }

  @Test
  default void finds_what_rests_on_another_version_of_an_issuer_of_the_same_region() {
    judgements().store(IntStream.rangeClosed(1, 5).mapToObj(JudgementsContract::first).toList());
    IssuerId issuer = new IssuerId(Samples.SICHUAN, Samples.code(1));
    assertThat(notOn(issuer, 4)).hasSize(5);
    assertThat(notOn(issuer, 2)).hasSize(5);
    assertThat(notOn(issuer, 3)).isEmpty();
    assertThat(notOn(new IssuerId(Samples.CHONGQING, Samples.code(1)), 4)).isEmpty();
    assertThat(notOn(new IssuerId(Samples.SICHUAN, Samples.code(2)), 4)).isEmpty();
    assertThat(all(new Touched.ByIssuer(issuer, OptionalInt.empty()))).hasSize(5);
  }

  private List<CertificateId> notOn(IssuerId issuer, int version) {
    return all(new Touched.ByIssuer(issuer, OptionalInt.of(version)));
  }

  private List<CertificateId> all(Touched by) {
    List<CertificateId> found = judgements().touched(by, Span.WHOLE, 1000);
    assertThat(judgements().count(by)).isEqualTo(found.size());
    return found;
  }

  @Test
  default void gives_what_is_touched_within_a_span_in_the_order_of_ids() {
    judgements().store(IntStream.rangeClosed(1, 60).mapToObj(JudgementsContract::first).toList());
    Touched all = new Touched.ByRules(judgements().rulesInUse());
    List<String> found = new ArrayList<>();
    for (Span piece : Span.pieces(7)) {
      Span open = piece;
      List<CertificateId> some = judgements().touched(all, open, 4);
      while (!some.isEmpty()) {
        assertThat(some).hasSizeLessThanOrEqualTo(4);
        some.forEach(id -> found.add(id.value()));
        open = open.behind(some.getLast().value());
        some = judgements().touched(all, open, 4);
      }
    }
    assertThat(found).hasSize(60).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void a_confirmed_decision_rests_on_the_newer_issuer_without_a_new_revision() {
    judgements().store(List.of(first(1)));
    IssuerTimeline newer = Samples.issuer(1, 4, IssuerTimeline.Status.GOOD);
    judgements()
        .confirm(
            List.of(
                JUDGE.judge(
                    Samples.replica(1, 1),
                    Beside.of(Optional.of(newer)),
                    Cause.ISSUER,
                    Optional.of(standing(1)))));
    assertThat(standing(1).revision()).isEqualTo(1);
    assertThat(notOn(new IssuerId(Samples.SICHUAN, Samples.code(1)), 4)).isEmpty();
    assertThat(announced(Samples.id(1))).hasSize(1);
  }

  @Test
  default void finds_what_rests_on_rules() {
    judgements().store(List.of(first(1), first(2), uncovered(3)));
    Rules sichuan = JUDGE.rules().of(first(1).replica().view());
    Rules zhejiang = JUDGE.rules().of(uncovered(3).replica().view());
    assertThat(judgements().rulesInUse()).containsOnly(sichuan.text(), zhejiang.text());
    assertThat(all(new Touched.ByRules(Set.of(sichuan.text()))))
        .containsExactlyInAnyOrder(Samples.id(1), Samples.id(2));
    assertThat(all(new Touched.ByRules(judgements().rulesInUse()))).hasSize(3);
    assertThat(all(new Touched.ByRules(Set.of(sichuan.reach() + "/another")))).isEmpty();
  }

  @Test
  default void finds_what_may_be_another_by_a_day() {
    IssuerTimeline ahead =
        new IssuerTimeline(
            Samples.code(1),
            3,
            ISSUER.filings(),
            List.of(
                new IssuerTimeline.Standing(
                    IssuerTimeline.Status.GOOD, LocalDate.parse("2000-01-01")),
                new IssuerTimeline.Standing(
                    IssuerTimeline.Status.SUSPENDED, JUDGE.today().plusDays(3))));
    judgements()
        .store(
            List.of(
                first(2),
                JUDGE.judge(
                    Samples.replica(1, 1),
                    Beside.of(Optional.of(ahead)),
                    Cause.NEW,
                    Optional.empty())));
    assertThat(all(new Touched.ByDay(JUDGE.today().plusDays(2)))).isEmpty();
    assertThat(all(new Touched.ByDay(JUDGE.today().plusDays(3)))).containsExactly(Samples.id(1));
  }

  @Test
  default void walks_over_everything_in_chunks() {
    judgements().store(List.of(first(1), first(2), first(3)));
    List<Integer> chunks = new ArrayList<>();
    List<CertificateId> seen = new ArrayList<>();
    judgements()
        .every(
            2,
            some -> {
              chunks.add(some.size());
              some.forEach(each -> seen.add(each.replica().id()));
            });
    assertThat(chunks).containsExactly(2, 1);
    assertThat(seen).containsExactlyInAnyOrder(Samples.id(1), Samples.id(2), Samples.id(3));
    assertThat(judgements().size()).isEqualTo(3);
  }

  @Test
  default void finds_what_somebody_holds() {
    judgements().store(List.of(first(1), first(2)));
    List<CertificateId> found = new ArrayList<>();
    judgements().ofHolders(List.of(Samples.replica(1, 1).holder()), 1, found::addAll);
    assertThat(found).contains(Samples.id(1));
    found.clear();
    judgements()
        .ofHolders(List.of(new HolderRef("mfrggzdfmztwq2lknnwg23tpobyxe43u")), 1, found::addAll);
    assertThat(found).isEmpty();
  }

  @Test
  default void finds_certificates_by_number_and_several_where_they_share_it() {
    Replica one = Samples.replica(1, 1);
    Replica other = Samples.replica(2, 1);
    Replica sharing =
        new Replica(
            other.view(),
            other.holder(),
            one.numberDigest(),
            other.numberMasked(),
            other.nameDigest(),
            other.documentDigests(),
            other.cause(),
            false,
            true,
            other.provenance());
    judgements().store(List.of(first(1), first(3)));
    judgements()
        .store(
            List.of(
                JUDGE.judge(sharing, Beside.of(Optional.of(ISSUER)), Cause.NEW, Optional.empty())));
    assertThat(judgements().byNumber(List.of("digest-1")))
        .extracting(held -> held.replica().id())
        .containsExactlyInAnyOrder(Samples.id(1), Samples.id(2));
    assertThat(judgements().byNumber(List.of("digest-3"))).hasSize(1);
    assertThat(judgements().byNumber(List.of("digest-9", "digest-3", "digest-1"))).hasSize(3);
    assertThat(judgements().byNumber(List.of("digest-9"))).isEmpty();
  }

  @Test
  default void erases_everything_of_a_certificate_and_nothing_else() {
    judgements().store(List.of(first(1), first(2)));
    judgements().store(List.of(next(1, 2)));
    for (int serial : new int[] {1, 9}) {
      judgements().erase(Samples.id(serial), Samples.SICHUAN);
    }
    judgements().erase(Samples.id(2), Samples.CHONGQING);
    assertThat(judgements().held(List.of(Samples.id(1), Samples.id(2)))).hasSize(1);
    assertThat(judgements().byNumber(List.of("digest-1"))).isEmpty();
    assertThat(judgements().byNumber(List.of("digest-2"))).hasSize(1);
    assertThat(judgements().store(List.of(first(1)))).isEmpty();
  }

  @Test
  default void remembers_the_latest_erasure_of_each_region_by_itself() {
    Instant at = Instant.parse("2026-11-01T00:00:00.123Z");
    judgements().noteErasure(Samples.id(1), Samples.SICHUAN, at);
    judgements().noteErasure(Samples.id(1), Samples.SICHUAN, at.minusSeconds(9));
    judgements().noteErasure(Samples.id(2), Samples.CHONGQING, at);
    Replica kept = signed(1, at.plusMillis(1));
    assertThat(judgements().erasedSince(List.of(kept, signed(1, at), signed(2, at))))
        .containsExactly(signed(1, at));
    assertThat(judgements().erasedSince(List.of(Samples.replica(1, 1)))).isEmpty();
    judgements().noteErasure(Samples.id(1), Samples.SICHUAN, at.plusMillis(1));
    assertThat(judgements().erasedSince(List.of(kept))).containsExactly(kept);
  }

  private static Replica signed(int serial, Instant at) {
    return Samples.by(new Provenance("key", at, at), Samples.replica(serial, 1));
  }

  @Test
  default void the_book_is_read_in_the_order_of_ids_and_counted_by_direction() {
    judgements().store(List.of(first(3), first(1), uncovered(2)));
    List<DecisionBooks.Line> page = books().page(Optional.empty(), 2);
    assertThat(page).hasSize(2);
    List<DecisionBooks.Line> rest = books().page(Optional.of(page.getLast().certificate()), 2);
    List<DecisionBooks.Line> all = new ArrayList<>(page);
    all.addAll(rest);
    assertThat(all)
        .extracting(line -> line.certificate().value())
        .isSorted()
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(all)
        .filteredOn(line -> line.certificate().equals(Samples.id(1)))
        .containsExactly(
            new DecisionBooks.Line(Samples.id(1), 1, 1, "GRANTED", Samples.SICHUAN, true, "NEW"));
    assertThat(books().counts())
        .containsExactly(
            new DecisionBooks.Count(
                new cn.yichi.contracts.vocabulary.Region("330000"), "NO_AGREEMENT", 1),
            new DecisionBooks.Count(Samples.SICHUAN, "GRANTED", 2));
  }
}
