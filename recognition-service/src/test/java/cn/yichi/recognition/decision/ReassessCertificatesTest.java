package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.agreement.AgreementBook;
import java.time.Clock;
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
}
