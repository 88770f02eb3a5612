package cn.yichi.recognition.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.confirmation.ConfirmConditions.Outcome;
import cn.yichi.recognition.decision.Beside;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.Condition;
import cn.yichi.recognition.decision.InMemoryJudgements;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgement;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.file.Documents;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a home region may say of its certificates, and in which order. */
class ConfirmConditionsTest {
  private static final String CLAUSE =
      """
        - id: %s
          citation: {document: 测试, clause: UNSTATED, source: made up}
          covers: {kinds: [%s], issuer: NONE, priorCertificates: COVERED}
          grants: {equivalence: SAME_LEVEL}
          procedure: %s
          authority: PARTIES
      """;
  private static final String HEAD =
      """
      id: verified
      version: 1
      kind: %s
      title: {zh: 测试协议, en: An agreement of a test}
      parties: %s
      signedOn: UNSTATED
      effective: {from: "2020-01-01", until: UNSTATED, basis: STATED}
      textSeen: true
      provenance: {sources: [made up], note: made up}
      clauses:
      """;
  private static final String CLAUSES =
      CLAUSE.formatted("levels", "SKILL_LEVEL", "VERIFICATION")
          + CLAUSE.formatted("permits", "SPECIAL_EQUIPMENT_OP", "FILING");

  private final InMemoryJudgements judgements = new InMemoryJudgements();
  private final InMemoryOwnConfirmations said = new InMemoryOwnConfirmations();
  private ConfirmConditions confirming = in("AGREEMENT", "[\"510000\", \"500000\"]");

  private ConfirmConditions in(String kind, String parties) {
    AgreementBook book = Documents.of(HEAD.formatted(kind, parties) + CLAUSES);
    return new ConfirmConditions(said, judgements, judge(book));
  }

  private static JudgeCase judge(AgreementBook book) {
    return new JudgeCase(() -> book, Samples.SICHUAN, Clock.fixed(Samples.NOW, ZoneOffset.UTC));
  }

  @BeforeEach
  void holds_one_of_its_own_and_one_of_chongqings() {
    hold(1, Samples.SICHUAN);
    hold(2, Samples.CHONGQING);
  }

  private void hold(int serial, Region home) {
    Replica replica =
        Samples.replica(serial, 1, home, 1, SkillLevel.SENIOR_WORKER, CertificateStatus.VALID);
    JudgeCase judge = judge(Documents.agreements());
    judgements.store(
        List.of(
            new Judgement(
                replica,
                judge.decide(replica, Beside.NOTHING, judge.host(), judge.today(), List.of()),
                Beside.NOTHING,
                judge.rules().of(replica.view()),
                Optional.empty(),
                Cause.NEW,
                1,
                Optional.empty(),
                false,
                Samples.NOW)));
  }

  private static Step confirm(String clause, Condition condition, String from) {
    return new Step.Confirm(
        new ClauseRef("verified", 1, clause), condition, LocalDate.parse(from), "核验单");
  }

  private static Step verified(String from) {
    return confirm("levels", Condition.VERIFICATION, from);
  }

  private static Step revoked(String from) {
    return new Step.Revoke(
        new ClauseRef("verified", 1, "levels"), Condition.VERIFICATION, LocalDate.parse(from));
  }

  private Optional<Outcome> obstacle(int serial, Step step) {
    return confirming.obstacle(Samples.id(serial), confirming.version(Samples.id(serial)), step);
  }

  private static Optional<Outcome> because(Obstacle why) {
    return Optional.of(new Outcome.NotAllowed(why));
  }

  private Outcome say(Step step, String proposal) {
    return confirming.say(Samples.id(1), confirming.version(Samples.id(1)), step, proposal);
  }

  @Test
  void only_the_home_region_and_only_as_a_party() {
    assertThat(obstacle(1, verified("2023-08-01"))).isEmpty();
    assertThat(obstacle(2, verified("2023-08-01"))).isEqualTo(because(Obstacle.NOT_AT_HOME));
    assertThat(obstacle(3, verified("2023-08-01")))
        .isEqualTo(because(Obstacle.CERTIFICATE_UNKNOWN));
    confirming = in("AGREEMENT", "[\"330000\", \"500000\"]");
    assertThat(obstacle(1, verified("2023-08-01"))).isEqualTo(because(Obstacle.NOT_A_PARTY));
    confirming = in("STATUTE", "[]");
    assertThat(obstacle(1, verified("2023-08-01"))).isEqualTo(because(Obstacle.NOT_A_PARTY));
    confirming = in("AGREEMENT", "[\"510100\", \"500000\"]");
    assertThat(obstacle(1, verified("2023-08-01"))).as("it speaks for its cities").isEmpty();
  }

  @Test
  void only_what_its_own_books_answer_and_the_clause_asks() {
    assertThat(obstacle(1, confirm("permits", Condition.FILING, "2023-08-01"))).isEmpty();
    for (Condition each :
        List.of(
            Condition.REASSESSMENT,
            Condition.SAME_SPECIALTY,
            Condition.ENGINEERING_FIELD,
            Condition.EVIDENCE,
            Condition.YEARS_HELD)) {
      assertThat(obstacle(1, confirm("levels", each, "2023-08-01")))
          .isEqualTo(because(Obstacle.NOT_OF_HOMES_BOOKS));
    }
    assertThat(obstacle(1, confirm("levels", Condition.FILING, "2023-08-01")))
        .isEqualTo(because(Obstacle.CONDITION_NOT_SET));
    assertThat(obstacle(1, confirm("permits", Condition.VERIFICATION, "2023-08-01")))
        .isEqualTo(because(Obstacle.CONDITION_NOT_SET));
    assertThat(obstacle(1, confirm("nothing", Condition.FILING, "2023-08-01")))
        .isEqualTo(because(Obstacle.CLAUSE_UNKNOWN));
  }

  @Test
  void is_confirmed_and_revoked_in_turn_each_once_a_proposal() {
    assertThat(obstacle(1, revoked("2023-08-01"))).isEqualTo(because(Obstacle.NOT_CONFIRMED));
    assertThat(say(verified("2023-08-01"), "first")).isEqualTo(new Outcome.Done());
    assertThat(say(verified("2023-08-01"), "first")).isEqualTo(new Outcome.Done());
    assertThat(confirming.version(Samples.id(1))).isEqualTo(1);
    assertThat(say(verified("2023-08-02"), "second"))
        .isEqualTo(new Outcome.NotAllowed(Obstacle.ALREADY_CONFIRMED));
    assertThat(obstacle(1, revoked("2023-07-31"))).isEqualTo(because(Obstacle.BEFORE_IT_COUNTS));
    assertThat(confirming.obstacle(Samples.id(1), 0, revoked("2023-09-01")))
        .contains(new Outcome.Outdated(1));
    assertThat(say(revoked("2023-09-01"), "third")).isEqualTo(new Outcome.Done());
    assertThat(obstacle(1, revoked("2023-09-01"))).isEqualTo(because(Obstacle.NOT_CONFIRMED));
    assertThat(obstacle(1, verified("2023-08-31")))
        .isEqualTo(because(Obstacle.BEFORE_IT_WAS_REVOKED));
    assertThat(say(verified("2023-09-01"), "fourth")).isEqualTo(new Outcome.Done());
    ClauseRef levels = new ClauseRef("verified", 1, "levels");
    assertThat(said.find(Samples.id(1)).orElseThrow())
        .isEqualTo(
            new OwnConfirmation(
                Samples.id(1),
                3,
                List.of(
                    new Confirmed(
                        levels,
                        Condition.VERIFICATION,
                        LocalDate.parse("2023-08-01"),
                        Optional.of(LocalDate.parse("2023-09-01")),
                        "核验单"),
                    new Confirmed(
                        levels,
                        Condition.VERIFICATION,
                        LocalDate.parse("2023-09-01"),
                        Optional.empty(),
                        "核验单")),
                Samples.NOW,
                Optional.of("fourth")));
  }

  @Test
  void a_certificate_has_no_more_of_them_than_the_wire_allows() {
    LocalDate day = LocalDate.parse("2020-01-01");
    OwnConfirmation full = OwnConfirmation.nothing(Samples.id(1));
    for (int item = 0; item < OwnConfirmation.MOST; item++) {
      day = day.plusDays(1);
      assertThat(full.obstacle(verified(day.toString()))).isEmpty();
      full =
          full.after(verified(day.toString()), Samples.NOW, "x")
              .after(revoked(day.plusDays(1).toString()), Samples.NOW, "x");
    }
    assertThat(full.obstacle(verified("2023-08-01"))).contains(Obstacle.TOO_MANY);
  }

  @Test
  void waits_while_too_much_of_the_certificate_is_unpublished() {
    LocalDate day = LocalDate.parse("2020-01-01");
    for (int step = 0; step < 8; step++) {
      day = day.plusDays(1);
      assertThat(say(verified(day.toString()), "c" + step)).isEqualTo(new Outcome.Done());
      assertThat(say(revoked(day.toString()), "r" + step)).isEqualTo(new Outcome.Done());
    }
    assertThat(say(verified("2023-08-01"), "last")).isEqualTo(new Outcome.Later());
  }

  @Test
  void what_is_confirmed_while_the_certificate_is_erased_is_erased_too() {
    said.beforeEachSave(() -> judgements.erase(Samples.id(1), Samples.SICHUAN));
    assertThat(say(verified("2023-08-01"), "first"))
        .isEqualTo(new Outcome.NotAllowed(Obstacle.CERTIFICATE_UNKNOWN));
    assertThat(said.find(Samples.id(1)).orElseThrow().items()).isEmpty();
  }

  @Test
  void what_a_crash_left_of_an_erased_certificate_is_erased_when_it_is_said_again() {
    say(verified("2023-08-01"), "first");
    judgements.erase(Samples.id(1), Samples.SICHUAN);
    assertThat(say(verified("2023-08-01"), "first"))
        .isEqualTo(new Outcome.NotAllowed(Obstacle.CERTIFICATE_UNKNOWN));
    assertThat(said.find(Samples.id(1)).orElseThrow().items()).isEmpty();
  }
}
