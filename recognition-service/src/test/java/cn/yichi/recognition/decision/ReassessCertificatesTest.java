package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.file.Documents;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReassessCertificatesTest {
  private final InMemoryJudgements judgements = new InMemoryJudgements();
  private final InMemoryIssuerTimelines issuers = new InMemoryIssuerTimelines();

  private final LookBeside look = InMemoryHolderHonours.none(issuers);

  private ReassessCertificates reassess(JudgeCase judge) {
    return new ReassessCertificates(judgements, issuers, look, judge, new NoConsequences());
  }

  @Test
  void a_new_book_takes_every_decision_again_and_publishes_what_changed() {
    JudgeCase without =
        new JudgeCase(
            () -> new AgreementBook(List.of()),
            Samples.CHONGQING,
            Clock.fixed(Samples.NOW, ZoneOffset.UTC));
    issuers.keep(
        Samples.SICHUAN, Samples.issuer(1, 1, IssuerTimeline.Status.GOOD), Optional.empty());
    new AssessCertificates(
            judgements, look, without, reassess(without), new NoConsequences(), Doubts.NONE)
        .receive(List.of(Samples.replica(1, 1), Samples.replica(2, 1)));
    assertThat(judgements.announced(Samples.id(1))).isEmpty();
    assertThat(reassess(Samples.judge()).rulesMoved(Cause.AGREEMENT)).isEqualTo(2);
    Standing now = judgements.standings(List.of(Samples.id(1))).get(Samples.id(1));
    assertThat(now.outcome()).isEqualTo("GRANTED");
    assertThat(now.revision()).isEqualTo(2);
    assertThat(judgements.page(java.util.Optional.empty(), 1).getFirst().cause())
        .isEqualTo("AGREEMENT");
    assertThat(judgements.announced(Samples.id(1))).hasSize(1);
    assertThat(reassess(Samples.judge()).rulesMoved(Cause.AGREEMENT)).isZero();
  }

  @Test
  void what_was_dated_ahead_is_decided_again_when_its_day_has_come() {
    LocalDate day = Samples.judge().today().plusDays(3);
    IssuerTimeline good = Samples.issuer(1, 1, IssuerTimeline.Status.GOOD);
    issuers.keep(
        Samples.SICHUAN,
        new IssuerTimeline(
            good.code(),
            1,
            good.filings(),
            List.of(
                new IssuerTimeline.Standing(
                    IssuerTimeline.Status.GOOD, LocalDate.parse("2000-01-01")),
                new IssuerTimeline.Standing(IssuerTimeline.Status.SUSPENDED, day))),
        Optional.empty());
    JudgeCase before = Samples.judge();
    new AssessCertificates(
            judgements, look, before, reassess(before), new NoConsequences(), Doubts.NONE)
        .receive(List.of(Samples.replica(1, 1)));
    assertThat(reassess(on(day.minusDays(1))).dayTurned()).isZero();
    assertThat(outcome()).isEqualTo("GRANTED");
    assertThat(reassess(on(day)).dayTurned()).isEqualTo(1);
    assertThat(outcome()).isEqualTo("REFERRED");
    assertThat(judgements.page(Optional.empty(), 1).getFirst().cause()).isEqualTo("STATUS");
    assertThat(reassess(on(day)).dayTurned()).isZero();
  }

  @Test
  void the_same_answer_on_another_day_is_no_news() {
    LocalDate day = Samples.judge().today();
    issuers.keep(
        Samples.SICHUAN, Samples.issuer(1, 1, IssuerTimeline.Status.GOOD), Optional.empty());
    JudgeCase then = on(day);
    new AssessCertificates(
            judgements, look, then, reassess(then), new NoConsequences(), Doubts.NONE)
        .receive(List.of(Samples.replica(1, 1)));
    IssuerTimeline good = Samples.issuer(1, 2, IssuerTimeline.Status.GOOD);
    IssuerTimeline suspended =
        new IssuerTimeline(
            good.code(),
            2,
            good.filings(),
            List.of(
                good.standing().getFirst(),
                new IssuerTimeline.Standing(IssuerTimeline.Status.SUSPENDED, day.minusDays(1))));
    issuers.keep(Samples.SICHUAN, suspended, Optional.empty());
    reassess(then).issuerMoved(Samples.SICHUAN, suspended);
    assertThat(outcome()).isEqualTo("REFERRED");
    int told = judgements.announced(Samples.id(1)).size();
    assertThat(reassess(on(day.plusDays(1))).decide().again(List.of(Samples.id(1)), Cause.STATUS))
        .isZero();
    assertThat(judgements.announced(Samples.id(1))).hasSize(told);
  }

  private static JudgeCase on(LocalDate day) {
    return new JudgeCase(
        Documents::agreements,
        Samples.CHONGQING,
        Clock.fixed(
            day.atStartOfDay(JudgeCase.LEGAL_ZONE).plusHours(9).toInstant(), ZoneOffset.UTC));
  }

  private String outcome() {
    return judgements.standings(List.of(Samples.id(1))).get(Samples.id(1)).outcome();
  }
}
