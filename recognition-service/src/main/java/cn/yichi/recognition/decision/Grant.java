package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Grants;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns what a clause grants into what this certificate gets. */
final class Grant {
  private Grant() {}

  /** Empty where the certificate or the source lacks something; the assessment then says what. */
  static Optional<Equivalence> of(ClauseAssessment assessment) {
    CertificateView certificate = assessment.certificate;
    return switch (assessment.clause.grants()) {
      case Grants.SameLevel() -> Optional.of(new Equivalence.SameLevel(certificate.level()));
      case Grants.SameTitle() -> title(assessment).map(Equivalence.SameTitle::new);
      case Grants.MappedLevel(var table) -> mapped(assessment, table, Equivalence.MappedLevel::new);
      case Grants.MappedTitle(var table) -> mapped(assessment, table, Equivalence.MappedTitle::new);
      case Grants.DeemedLevel(var level) -> Optional.of(new Equivalence.DeemedLevel(level));
      case Grants.EligibleForLevel(var level) ->
          Optional.of(new Equivalence.EligibleToApply(level, Optional.empty()));
      case Grants.EligibleForNextGrade() -> title(assessment).flatMap(title -> next(assessment, title));
      case Grants.DirectApplication(var grade) ->
          Optional.of(new Equivalence.DirectApplication(grade));
      case Grants.EqualTreatment(var grade) -> Optional.of(new Equivalence.EqualTreatment(grade));
      case Grants.Exemption(var target, var operation, var part) ->
          Optional.of(new Equivalence.Exemption(target, operation, part));
    };
  }

  private static Optional<ProfessionalTitle> title(ClauseAssessment assessment) {
    if (assessment.certificate.title().isEmpty()) {
      assessment.ask(Question.TITLE_UNSTATED, GroundCode.TITLE_UNSTATED, Map.of());
    }
    return assessment.certificate.title();
  }

  private static Optional<Equivalence> next(ClauseAssessment assessment, ProfessionalTitle title) {
    if (title.grade().next().isEmpty()) {
      assessment.leaveOut(GroundCode.GRADE_NOT_COVERED, Map.of("grade", title.grade().name()));
    }
    return title
        .grade()
        .next()
        .map(grade -> new Equivalence.EligibleToApply(Optional.empty(), Optional.of(grade)));
  }

  private static <T> Optional<Equivalence> mapped(
      ClauseAssessment assessment, Map<SkillLevel, T> table, Function<T, Equivalence> as) {
    if (table.isEmpty()) {
      assessment.ask(Question.CORRESPONDENCE, GroundCode.CORRESPONDENCE_UNSTATED, Map.of());
      return Optional.empty();
    }
    Optional<SkillLevel> level = assessment.certificate.level();
    if (level.isEmpty()) {
      assessment.ask(Question.LEVEL_UNSTATED, GroundCode.LEVEL_UNSTATED, Map.of());
    }
    Optional<T> target = level.flatMap(held -> Optional.ofNullable(table.get(held)));
    if (level.isPresent() && target.isEmpty()) {
      assessment.leaveOut(
          GroundCode.LEVEL_NOT_COVERED,
          Map.of(
              "level", level.get().name(),
              "lowest", lowest(table).name(),
              "highest", highest(table).name()));
    }
    return target.map(as);
  }

  private static SkillLevel lowest(Map<SkillLevel, ?> table) {
    return table.keySet().stream().reduce((a, b) -> a.rank() < b.rank() ? a : b).orElseThrow();
  }

  private static SkillLevel highest(Map<SkillLevel, ?> table) {
    return table.keySet().stream().reduce((a, b) -> a.rank() > b.rank() ? a : b).orElseThrow();
  }

  /** Smaller is worth more to the holder. */
  static int strength(Grants grants) {
    return switch (grants) {
      case Grants.SameLevel() -> 0;
      case Grants.SameTitle() -> 0;
      case Grants.MappedLevel(var table) -> 1;
      case Grants.MappedTitle(var table) -> 2;
      case Grants.DeemedLevel(var level) -> 3;
      case Grants.DirectApplication(var grade) -> 4;
      case Grants.EligibleForLevel(var level) -> 5;
      case Grants.EligibleForNextGrade() -> 5;
      case Grants.EqualTreatment(var grade) -> 6;
      case Grants.Exemption(var target, var operation, var part) -> 7;
    };
  }
}
