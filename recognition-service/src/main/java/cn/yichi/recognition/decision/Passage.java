package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.TitleStep;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What a level or title opens on the other ladder (双贯通), with the ground that says so. */
final class Passage {
  private Passage() {}

  static Equivalence mayApply(ClauseAssessment assessment, TitleStep step) {
    LocalDate from = assessment.certificate.issuedOn().plusYears(step.yearsHeld());
    Map<String, String> said =
        Map.of(
            "grade",
            step.grade().name(),
            "years",
            Integer.toString(step.yearsHeld()),
            "from",
            from.toString());
    if (assessment.asked.asOf.isBefore(from)) {
      assessment.require(Condition.YEARS_HELD, GroundCode.YEARS_NOT_YET_HELD, said);
    } else {
      assessment.note(GroundCode.MAY_APPLY_FOR_GRADE, said);
    }
    return new Equivalence.EligibleToApply(Optional.empty(), Optional.of(step.grade()));
  }

  static Equivalence maySit(ClauseAssessment assessment, SkillLevel level) {
    say(assessment, GroundCode.MAY_SIT_LEVEL, "level", level);
    return new Equivalence.EligibleToApply(Optional.of(level), Optional.empty());
  }

  static Equivalence treatedLike(ClauseAssessment assessment, TitleGrade grade) {
    say(assessment, GroundCode.TREATED_LIKE_GRADE, "grade", grade);
    return new Equivalence.EqualTreatment(grade);
  }

  static Equivalence countsLike(ClauseAssessment assessment, TitleGrade grade) {
    say(assessment, GroundCode.COUNTS_LIKE_GRADE, "grade", grade);
    return new Equivalence.Comparative(Optional.empty(), Optional.of(grade));
  }

  static Equivalence countsLike(ClauseAssessment assessment, SkillLevel level) {
    say(assessment, GroundCode.COUNTS_LIKE_LEVEL, "level", level);
    return new Equivalence.Comparative(Optional.of(level), Optional.empty());
  }

  private static void say(
      ClauseAssessment assessment, GroundCode code, String parameter, Enum<?> value) {
    assessment.note(code, Map.of(parameter, value.name()));
  }
}
