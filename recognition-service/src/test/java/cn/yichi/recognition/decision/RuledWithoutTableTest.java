package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.Ruling.Subject;
import cn.yichi.recognition.file.Documents;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A clause whose source gives no table is not asked for one where officers have ruled on it. */
class RuledWithoutTableTest {
  private static final LocalDate DAY = LocalDate.parse("2023-08-01");
  private static final ClauseRef CLAUSE = new ClauseRef("without-table", 1, "may-apply");
  private static final AgreementBook BOOK =
      Documents.of(
          """
          id: without-table
          version: 1
          kind: AGREEMENT
          title: {zh: 测试协议, en: An agreement of a test}
          parties: ["510000", "500000"]
          signedOn: UNSTATED
          effective: {from: "2020-01-01", until: UNSTATED, basis: STATED}
          textSeen: true
          provenance: {sources: [made up], note: made up}
          clauses:
            - id: may-apply
              citation: {document: 测试, clause: UNSTATED, source: made up}
              covers: {kinds: [SKILL_LEVEL], issuer: NONE, priorCertificates: COVERED}
              grants: {equivalence: ELIGIBLE_FOR_TITLE, table: UNSTATED}
              procedure: NONE
              authority: PARTIES
              restrictions: [ENGINEERING_FIELD]
          """);

  private static Outcome decided(Ruling... rulings) {
    Case subject =
        new Case(
            Samples.replica(2, 1).view(),
            List.of(),
            Optional.empty(),
            BOOK,
            OccupationCatalogue.standard(),
            Samples.CHONGQING,
            List.of(),
            List.of(),
            List.of(rulings));
    return new RecognitionPolicy().assess(subject, DAY).outcome();
  }

  private static Ruling ruled(Subject subject, boolean inFavour) {
    return new Ruling(
        "r1",
        Optional.empty(),
        CLAUSE,
        subject,
        inFavour,
        LocalDate.parse("2020-01-01"),
        Optional.empty(),
        "纪要",
        "测试");
  }

  private static Ruling onField(boolean inFavour) {
    return ruled(new Subject.Unfulfilled(Condition.ENGINEERING_FIELD), inFavour);
  }

  @Test
  void what_officers_ruled_against_is_refused_and_not_referred() {
    Outcome asks = new Outcome.Referred(List.of(Question.CORRESPONDENCE));
    assertThat(decided()).isEqualTo(asks);
    assertThat(decided(onField(false))).isEqualTo(new Outcome.Refused());
    assertThat(decided(onField(true))).isEqualTo(asks);
  }

  @Test
  void nobody_can_rule_that_there_is_a_table() {
    assertThat(decided(ruled(new Subject.Open(Question.CORRESPONDENCE), true)))
        .isEqualTo(new Outcome.Referred(List.of(Question.CORRESPONDENCE)));
  }
}
