package cn.yichi.registry.issuer;

import static cn.yichi.contracts.vocabulary.CertificateKind.SKILL_LEVEL;
import static cn.yichi.contracts.vocabulary.CertificateKind.SPECIALIZED_ABILITY;
import static cn.yichi.contracts.vocabulary.CertificateKind.VOCATIONAL_QUALIFICATION;
import static cn.yichi.registry.issuer.Filings.TURNER;
import static cn.yichi.registry.issuer.Filings.WELDER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IssuerTest {
  private static final Issuer ISSUER =
      Filings.suspended(Filings.issuer("S000050000123"), LocalDate.of(2025, 1, 1));

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(
            SKILL_LEVEL, TURNER, SkillLevel.SENIOR_WORKER, "2021-01-01", FilingAnswer.ON_FILE),
        Arguments.of(
            SKILL_LEVEL, TURNER, SkillLevel.SENIOR_WORKER, "2024-12-31", FilingAnswer.ON_FILE),
        Arguments.of(
            SKILL_LEVEL,
            TURNER,
            SkillLevel.SENIOR_WORKER,
            "2025-01-01",
            FilingAnswer.NOT_IN_GOOD_STANDING),
        Arguments.of(
            SKILL_LEVEL,
            TURNER,
            SkillLevel.SENIOR_WORKER,
            "2020-12-31",
            FilingAnswer.NOT_FILED_ON_DAY),
        Arguments.of(
            SKILL_LEVEL,
            TURNER,
            SkillLevel.SENIOR_WORKER,
            "2026-01-01",
            FilingAnswer.NOT_FILED_ON_DAY),
        Arguments.of(
            SKILL_LEVEL, TURNER, SkillLevel.TECHNICIAN, "2023-01-01", FilingAnswer.LEVEL_NOT_FILED),
        Arguments.of(
            SKILL_LEVEL,
            WELDER,
            SkillLevel.SENIOR_WORKER,
            "2023-01-01",
            FilingAnswer.OCCUPATION_NOT_FILED),
        Arguments.of(
            VOCATIONAL_QUALIFICATION,
            TURNER,
            SkillLevel.SENIOR_WORKER,
            "2023-01-01",
            FilingAnswer.KIND_NOT_FILED),
        Arguments.of(SPECIALIZED_ABILITY, WELDER, null, "2023-01-01", FilingAnswer.ON_FILE));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answers_for_kind_occupation_level_and_day(
      CertificateKind kind,
      Occupation occupation,
      SkillLevel level,
      String day,
      FilingAnswer answer) {
    assertThat(
            ISSUER.mayIssue(
                kind, Optional.of(occupation), Optional.ofNullable(level), LocalDate.parse(day)))
        .isEqualTo(answer);
  }

  @Test
  void a_filing_without_occupation_reaches_kinds_without_one() {
    assertThat(
            ISSUER.mayIssue(
                SPECIALIZED_ABILITY, Optional.empty(), Optional.empty(), LocalDate.of(2023, 1, 1)))
        .isEqualTo(FilingAnswer.ON_FILE);
  }

  @Test
  void has_no_standing_before_its_first_day() {
    assertThat(ISSUER.standingOn(LocalDate.of(2020, 12, 31))).isEmpty();
    assertThat(ISSUER.standingOn(LocalDate.of(2030, 1, 1)).orElseThrow().status())
        .isEqualTo(Standing.Status.SUSPENDED);
  }
}
