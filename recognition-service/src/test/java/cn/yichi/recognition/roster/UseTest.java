package cn.yichi.recognition.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.ExemptPart;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Equivalence;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Samples;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what an answer supports. */
class UseTest {
  private static final Optional<SkillLevel> LEVEL = Optional.of(SkillLevel.TECHNICIAN);

  private static String uses(Outcome outcome) {
    Decision decision =
        new Decision(
            outcome,
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            LocalDate.of(2026, 11, 27),
            1,
            OptionalInt.empty(),
            "1",
            "1");
    return uses(
        new RosterAnswer.Decided(
            Samples.replica(
                1, 1, Samples.SICHUAN, 1, SkillLevel.TECHNICIAN, CertificateStatus.VALID),
            decision,
            List.of()));
  }

  /** Hiring, bidding, wage grade. */
  private static String uses(RosterAnswer answer) {
    return Stream.of(Use.values())
        .map(use -> use.of(answer).name())
        .collect(Collectors.joining(" "));
  }

  private static String granted(Equivalence what) {
    return uses(new Outcome.Granted(what));
  }

  @Test
  void a_level_or_title_that_counts_here_supports_every_use() {
    assertThat(granted(new Equivalence.SameLevel(LEVEL))).isEqualTo("YES YES YES");
    assertThat(granted(new Equivalence.MappedLevel(SkillLevel.TECHNICIAN)))
        .isEqualTo("YES YES YES");
    assertThat(granted(new Equivalence.MappedTitle(TitleGrade.INTERMEDIATE)))
        .isEqualTo("YES YES YES");
  }

  @Test
  void what_is_less_than_a_level_supports_less() {
    assertThat(granted(new Equivalence.SameLevel(Optional.empty()))).isEqualTo("YES YES NO");
    assertThat(granted(new Equivalence.DeemedLevel(SkillLevel.TECHNICIAN)))
        .isEqualTo("YES ASK YES");
    assertThat(granted(new Equivalence.Comparative(LEVEL, Optional.empty())))
        .isEqualTo("YES ASK ASK");
    assertThat(granted(new Equivalence.EqualTreatment(TitleGrade.INTERMEDIATE)))
        .isEqualTo("ASK NO YES");
  }

  @Test
  void what_only_opens_a_way_supports_no_wage_grade_and_no_bid() {
    assertThat(granted(new Equivalence.EligibleToApply(LEVEL, Optional.empty())))
        .isEqualTo("ASK NO NO");
    assertThat(granted(new Equivalence.DirectApplication(TitleGrade.SENIOR)))
        .isEqualTo("ASK NO NO");
    assertThat(
            granted(
                new Equivalence.Exemption(
                    CertificateKind.SPECIAL_OPERATION, "焊接", ExemptPart.values()[0])))
        .isEqualTo("ASK NO NO");
  }

  @Test
  void an_answer_that_is_open_supports_nothing_yet() {
    assertThat(uses(new Outcome.Conditional(new Equivalence.SameLevel(LEVEL), List.of())))
        .isEqualTo("ASK ASK ASK");
    assertThat(
            uses(
                new Outcome.Conditional(
                    new Equivalence.EligibleToApply(LEVEL, Optional.empty()), List.of())))
        .isEqualTo("ASK NO NO");
    assertThat(uses(new Outcome.Referred(List.of()))).isEqualTo("ASK ASK ASK");
    assertThat(uses(new RosterAnswer.NotReceived())).isEqualTo("ASK ASK ASK");
    assertThat(uses(new RosterAnswer.Ambiguous())).isEqualTo("ASK ASK ASK");
  }

  @Test
  void no_agreement_says_nothing_against_hiring_and_a_refusal_does() {
    assertThat(uses(new Outcome.NoAgreement())).isEqualTo("ASK NO NO");
    assertThat(uses(new Outcome.Refused())).isEqualTo("NO NO NO");
  }
}
