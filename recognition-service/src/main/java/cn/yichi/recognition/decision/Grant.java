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
      case Grants.SameLevel grant -> Optional.of(new Equivalence.SameLevel(certificate.level()));
      case Grants.SameTitle grant -> title(assessment).map(Equivalence.SameTitle::new);
      case Grants.MappedLevel grant ->
          mapped(assessment, grant.table(), Equivalence.MappedLevel::new);
      case Grants.MappedTitle grant ->
          mapped(assessment, grant.table(), Equivalence.MappedTitle::new);
      case Grants.DeemedLevel grant -> Optional.of(new Equivalence.DeemedLevel(grant.level()));
      case Grants.EligibleForLevel grant ->
          Optional.of(new Equivalence.EligibleToApply(grant.level(), Optional.empty()));
      case Grants.EligibleForNextGrade grant ->
          title(assessment).flatMap(title -> next(assessment, title));
      case Grants.DirectApplication grant ->
          Optional.of(new Equivalence.DirectApplication(grant.grade()));
      case Grants.EqualTreatment grant ->
          Optional.of(new Equivalence.EqualTreatment(grant.grade()));
      case Grants.Exemption grant ->
          Optional.of(new Equivalence.Exemption(grant.target(), grant.operation(), grant.part()));
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
      case Grants.SameLevel grant -> 0;
      case Grants.SameTitle grant -> 0;
      case Grants.MappedLevel grant -> 1;
      case Grants.MappedTitle grant -> 2;
      case Grants.DeemedLevel grant -> 3;
      case Grants.DirectApplication grant -> 4;
      case Grants.EligibleForLevel grant -> 5;
      case Grants.EligibleForNextGrade grant -> 5;
      case Grants.EqualTreatment grant -> 6;
      case Grants.Exemption grant -> 7;
    };
  }
}
