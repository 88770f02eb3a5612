package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.confirmation.Confirmed;
import cn.yichi.recognition.confirmation.InMemoryPartnerConfirmations;
import cn.yichi.recognition.confirmation.PartnerConfirmations.Heard;
import cn.yichi.recognition.confirmation.RulingsAndConfirmations;
import cn.yichi.recognition.file.Documents;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A confirmation that is heard in the midst of taking in its certificate. */
class ConfirmedMeanwhileTest {
  private static final AgreementBook BOOK = Documents.of(ConfirmedByHomeTest.AGREEMENT);
  private static final Replica REPLICA = Samples.replica(2, 1);
  private static final Heard HEARD =
      new Heard(
          Samples.SICHUAN,
          REPLICA.id(),
          1,
          List.of(
              new Confirmed(
                  new ClauseRef("verified", 1, "levels"),
                  Condition.VERIFICATION,
                  LocalDate.parse("2023-07-01"),
                  Optional.empty(),
                  "核验单")));

  @Test
  void counts_whatever_call_it_comes_before() {
    int calls = outcomeWhenHeardBefore(0, "CONDITIONAL");
    assertThat(calls).isGreaterThan(3);
    for (int call = 1; call <= calls; call++) {
      outcomeWhenHeardBefore(call, "GRANTED");
    }
  }

  /** Answers how often the store was called. */
  private static int outcomeWhenHeardBefore(int call, String expected) {
    InMemoryJudgements judgements = new InMemoryJudgements();
    Set<String> lostKeys = new HashSet<>();
    var issuers = new InMemoryIssuerTimelines(lostKeys);
    var heard = new InMemoryPartnerConfirmations(lostKeys);
    JudgeCase judge = new JudgeCase(() -> BOOK, Samples.CHONGQING, Receipts.CLOCK);
    LookBeside look =
        new LookBeside(
            issuers,
            new InMemoryHolderHonours(),
            new InMemoryCrossReviews(),
            SameHolders.NONE,
            new RulingsAndConfirmations(CertificateRulings.NONE, heard, () -> BOOK));
    ReassessCertificates reassess =
        new ReassessCertificates(judgements, issuers, look, judge, new NoConsequences());
    AssessCertificates assess =
        new AssessCertificates(
            judgements, look, judge, reassess, new NoConsequences(), Samples.doubts(lostKeys));
    int[] calls = {0};
    judgements.beforeEachCall(
        () -> {
          if (++calls[0] == call) {
            heard.keep(HEARD, Optional.empty());
            reassess.ruled(List.of(REPLICA.id()));
          }
        });
    assess.receive(List.of(REPLICA));
    int made = calls[0];
    assertThat(judgements.standings(List.of(REPLICA.id())).get(REPLICA.id()).outcome())
        .as("heard before call " + call)
        .isEqualTo(expected);
    return made;
  }
}
