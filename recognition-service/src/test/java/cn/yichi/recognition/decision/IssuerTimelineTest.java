package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.decision.IssuerTimeline.Filing;
import cn.yichi.recognition.decision.IssuerTimeline.Standing;
import cn.yichi.recognition.decision.IssuerTimeline.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssuerTimelineTest {
  private static final LocalDate FROM = LocalDate.of(2021, 3, 1);
  private static final LocalDate UNTIL = LocalDate.of(2024, 2, 29);
  private static final Optional<Occupation> TURNER = occupation("E2022:6-18-01-01");
  private static final Optional<SkillLevel> FOUR = Optional.of(SkillLevel.INTERMEDIATE_WORKER);

  private final IssuerTimeline issuer =
      timeline(
          new Filing(
              CertificateKind.SKILL_LEVEL,
              TURNER,
              List.of(SkillLevel.INTERMEDIATE_WORKER, SkillLevel.SENIOR_WORKER),
              FROM,
              Optional.of(UNTIL)));

  @Test
  void is_on_file_from_the_first_to_the_last_day_inclusive() {
    assertThat(onFile(issuer, TURNER, FOUR, FROM)).isTrue();
    assertThat(onFile(issuer, TURNER, FOUR, UNTIL)).isTrue();
    assertThat(onFile(issuer, TURNER, FOUR, FROM.minusDays(1))).isFalse();
    assertThat(onFile(issuer, TURNER, FOUR, UNTIL.plusDays(1))).isFalse();
  }

  @Test
  void is_not_on_file_for_another_level_or_occupation() {
    assertThat(onFile(issuer, TURNER, Optional.of(SkillLevel.TECHNICIAN), FROM)).isFalse();
    assertThat(onFile(issuer, occupation("E2022:6-18-02-04"), FOUR, FROM)).isFalse();
    assertThat(onFile(issuer, Optional.empty(), FOUR, FROM)).isFalse();
  }

  @Test
  void a_filing_that_names_no_occupation_or_level_means_any() {
    IssuerTimeline centre =
        timeline(
            new Filing(
                CertificateKind.SKILL_LEVEL, Optional.empty(), List.of(), FROM, Optional.empty()));
    assertThat(onFile(centre, TURNER, FOUR, UNTIL.plusYears(9))).isTrue();
    assertThat(onFile(centre, Optional.empty(), Optional.empty(), FROM)).isTrue();
  }

  @Test
  void an_occupation_is_known_by_its_code_of_another_edition() {
    assertThat(onFile(issuer, occupation("E1999:6-04-01-01"), FOUR, FROM)).isTrue();
  }

  @Test
  void standing_holds_until_the_next_entry_and_is_good_before_the_first() {
    IssuerTimeline troubled =
        new IssuerTimeline(
            new IssuerCode("S000051000123"),
            4,
            List.of(),
            List.of(
                new Standing(Status.WITHDRAWN, UNTIL),
                new Standing(Status.SUSPENDED, FROM.plusDays(1))));
    assertThat(troubled.standingOn(FROM)).isEqualTo(Status.GOOD);
    assertThat(troubled.standingOn(FROM.plusDays(1))).isEqualTo(Status.SUSPENDED);
    assertThat(troubled.standingOn(UNTIL.minusDays(1))).isEqualTo(Status.SUSPENDED);
    assertThat(troubled.standingOn(UNTIL)).isEqualTo(Status.WITHDRAWN);
  }

  private static boolean onFile(
      IssuerTimeline issuer,
      Optional<Occupation> occupation,
      Optional<SkillLevel> level,
      LocalDate day) {
    return issuer.onFile(
        CertificateKind.SKILL_LEVEL, occupation, level, day, OccupationCatalogue.standard());
  }

  private static Optional<Occupation> occupation(String key) {
    return Optional.of(Occupation.ofKey(key));
  }

  private static IssuerTimeline timeline(Filing filing) {
    return new IssuerTimeline(new IssuerCode("S000051000123"), 1, List.of(filing), List.of());
  }
}
