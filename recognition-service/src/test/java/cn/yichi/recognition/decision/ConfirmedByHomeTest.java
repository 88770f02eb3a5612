package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.confirmation.RulingsAndConfirmations;
import cn.yichi.recognition.decision.Ruling.Subject;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.receipt.Replay;
import cn.yichi.recognition.receipt.Replayed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When what the home region confirmed fulfils a condition, and when not. */
class ConfirmedByHomeTest {
  private static final LocalDate DAY = LocalDate.parse("2023-08-01");
  private static final Region ZHEJIANG = new Region("330000");
  static final String AGREEMENT =
      """
      id: verified
      version: 1
      kind: AGREEMENT
      title: {zh: 测试协议, en: An agreement of a test}
      parties: ["510000", "500000", "330000"]
      signedOn: UNSTATED
      effective: {from: "2020-01-01", until: UNSTATED, basis: STATED}
      textSeen: true
      provenance: {sources: [made up], note: made up}
      clauses:
        - id: levels
          citation: {document: 测试, clause: UNSTATED, source: made up}
          covers: {kinds: [SKILL_LEVEL], issuer: NONE, priorCertificates: COVERED}
          grants: {equivalence: SAME_LEVEL}
          procedure: VERIFICATION
          authority: PARTIES
      """;
  private static final AgreementBook BOOK = Documents.of(AGREEMENT);
  private static final ClauseRef LEVELS = new ClauseRef("verified", 1, "levels");
  private static final Replica REPLICA = Samples.replica(2, 1);

  private static Ruling confirmed(Region by, Condition condition, String from, String until) {
    return new Ruling(
        by.code() + "/x/1",
        Optional.of(REPLICA.id()),
        LEVELS,
        new Subject.Unfulfilled(condition),
        true,
        LocalDate.parse(from),
        until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)),
        "核验单（测试）第7号",
        "",
        Optional.of(by));
  }

  private static Ruling ruled(boolean inFavour, String from, String until) {
    return new Ruling(
        "a-ruling",
        Optional.of(REPLICA.id()),
        LEVELS,
        new Subject.Unfulfilled(Condition.VERIFICATION),
        inFavour,
        LocalDate.parse(from),
        until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)),
        "纪要",
        "查无此证");
  }

  private static Case subject(AgreementBook book, Ruling... rulings) {
    return new Case(
        REPLICA.view(),
        List.of(),
        Optional.empty(),
        book,
        cn.yichi.contracts.vocabulary.OccupationCatalogue.standard(),
        Samples.CHONGQING,
        List.of(),
        List.of(),
        List.of(rulings));
  }

  private static Decision decided(AgreementBook book, Ruling... rulings) {
    return new RecognitionPolicy().assess(subject(book, rulings), DAY);
  }

  private static String outcome(Ruling... rulings) {
    return decided(BOOK, rulings).outcome().code();
  }

  @Test
  void the_home_regions_word_fulfils_the_condition_from_its_day_on_until_it_is_revoked() {
    assertThat(outcome()).isEqualTo("CONDITIONAL");
    assertThat(outcome(confirmed(Samples.SICHUAN, Condition.VERIFICATION, "2023-08-01", "")))
        .isEqualTo("GRANTED");
    assertThat(outcome(confirmed(Samples.SICHUAN, Condition.VERIFICATION, "2023-08-02", "")))
        .isEqualTo("CONDITIONAL");
    assertThat(
            outcome(confirmed(Samples.SICHUAN, Condition.VERIFICATION, "2023-07-01", "2023-08-02")))
        .isEqualTo("GRANTED");
    assertThat(
            outcome(confirmed(Samples.SICHUAN, Condition.VERIFICATION, "2023-07-01", "2023-08-01")))
        .isEqualTo("CONDITIONAL");
    assertThat(outcome(confirmed(Samples.SICHUAN, Condition.FILING, "2023-07-01", "")))
        .isEqualTo("CONDITIONAL");
  }

  @Test
  void no_other_partys_word_does_and_none_where_the_home_region_did_not_sign() {
    assertThat(outcome(confirmed(ZHEJIANG, Condition.VERIFICATION, "2023-07-01", "")))
        .isEqualTo("CONDITIONAL");
    assertThat(outcome(confirmed(Samples.CHONGQING, Condition.VERIFICATION, "2023-07-01", "")))
        .isEqualTo("CONDITIONAL");
    Ruling sichuans = confirmed(Samples.SICHUAN, Condition.VERIFICATION, "2023-07-01", "");
    AgreementBook statute =
        Documents.of(
            AGREEMENT
                .replace("kind: AGREEMENT", "kind: STATUTE")
                .replace("[\"510000\", \"500000\", \"330000\"]", "[]"));
    assertThat(decided(statute).outcome().code()).isEqualTo("CONDITIONAL");
    assertThat(decided(statute, sichuans).outcome().code()).isEqualTo("CONDITIONAL");
    AgreementBook others = Documents.of(AGREEMENT.replace("\"510000\", ", ""));
    assertThat(decided(others, sichuans).outcome().code()).isEqualTo("NO_AGREEMENT");
  }

  @Test
  void what_the_hosts_officers_ruled_goes_before_it_whatever_the_days() {
    Ruling confirmed = confirmed(Samples.SICHUAN, Condition.VERIFICATION, "2023-07-01", "");
    assertThat(outcome(confirmed, ruled(false, "2022-01-01", ""))).isEqualTo("REFUSED");
    assertThat(outcome(ruled(false, "2022-01-01", ""), confirmed)).isEqualTo("REFUSED");
    assertThat(outcome(confirmed, ruled(false, "2022-01-01", "2023-08-01"))).isEqualTo("GRANTED");
    assertThat(outcome(confirmed, ruled(false, "2023-08-02", ""))).isEqualTo("GRANTED");
    Decision both = decided(BOOK, confirmed, ruled(true, "2022-01-01", ""));
    assertThat(both.grounds().stream().map(Ground::code))
        .contains(GroundCode.RULED_FOR)
        .doesNotContain(GroundCode.CONFIRMED_BY_HOME);
  }

  @Test
  void the_answer_says_who_confirmed_it_on_which_day_and_on_what() {
    Decision decision =
        decided(BOOK, confirmed(Samples.SICHUAN, Condition.VERIFICATION, "2023-07-01", ""));
    Ground ground =
        decision.grounds().stream()
            .filter(each -> each.code() == GroundCode.CONFIRMED_BY_HOME)
            .findFirst()
            .orElseThrow();
    assertThat(ground.clause()).contains(LEVELS);
    assertThat(GroundText.render(ground, Locale.ROOT))
        .startsWith("经核验：四川省已确认，自2023-07-01起满足（依据：核验单（测试）第7号）");
    assertThat(GroundText.render(ground, Locale.ENGLISH))
        .contains("Sichuan", "verification", "2023-07-01", "核验单（测试）第7号");
  }

  @Test
  void a_receipt_pins_it_and_replays_the_same() {
    Case subject =
        subject(BOOK, confirmed(Samples.SICHUAN, Condition.VERIFICATION, "2023-07-01", ""));
    var receipt = Receipts.opened(Receipts.sealed(subject, DAY));
    assertThat(receipt.said().outcome()).isEqualTo("GRANTED");
    assertThat(receipt.facts().orElseThrow().rulings()).isEqualTo(subject.rulings());
    assertThat(new Replay().under(receipt, BOOK)).isEqualTo(new Replayed.Same());
  }

  @Test
  void a_decision_waits_for_the_days_of_what_was_confirmed() {
    JudgeCase judge = new JudgeCase(() -> BOOK, Samples.CHONGQING, Receipts.CLOCK);
    Ruling ahead = confirmed(Samples.SICHUAN, Condition.VERIFICATION, "2023-09-01", "2023-10-01");
    Beside beside = new Beside(Optional.empty(), List.of(), List.of(), List.of(ahead));
    assertThat(judge.judge(REPLICA, beside, Cause.NEW, Optional.empty()).againOn())
        .contains(LocalDate.parse("2023-09-01"));
  }

  @Test
  void nobody_confirms_against_a_holder_or_what_the_host_must_see() {
    assertThatThrownBy(() -> confirmed(Samples.SICHUAN, Condition.REASSESSMENT, "2023-07-01", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Ruling(
                    "x",
                    Optional.of(REPLICA.id()),
                    LEVELS,
                    new Subject.Unfulfilled(Condition.FILING),
                    false,
                    DAY,
                    Optional.empty(),
                    "x",
                    "",
                    Optional.of(Samples.SICHUAN)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rulings_and_confirmations_are_found_alike_where_an_agreement_asks_for_them() {
    Ruling ruled = ruled(true, "2022-01-01", "");
    Ruling confirmed = confirmed(Samples.SICHUAN, Condition.VERIFICATION, "2023-07-01", "");
    List<String> asked = new ArrayList<>();
    CertificateRulings confirmations =
        ids -> {
          asked.add("confirmations");
          return Map.of(REPLICA.id(), List.of(confirmed), Samples.id(9), List.of(confirmed));
        };
    CertificateRulings rulings = ids -> Map.of(REPLICA.id(), List.of(ruled));
    assertThat(
            new RulingsAndConfirmations(rulings, confirmations, () -> BOOK)
                .of(List.of(REPLICA.id())))
        .isEqualTo(
            Map.of(REPLICA.id(), List.of(ruled, confirmed), Samples.id(9), List.of(confirmed)));
    asked.clear();
    AgreementBook plain = Documents.of(AGREEMENT.replace("VERIFICATION", "NONE"));
    assertThat(
            new RulingsAndConfirmations(rulings, confirmations, () -> plain)
                .of(List.of(REPLICA.id())))
        .isEqualTo(Map.of(REPLICA.id(), List.of(ruled)));
    assertThat(asked).isEmpty();
    assertThat(BOOK.asksForConfirmations(Samples.SICHUAN, Samples.CHONGQING)).isTrue();
    assertThat(BOOK.asksForConfirmations(Samples.SICHUAN, new Region("440000"))).isFalse();
  }
}
