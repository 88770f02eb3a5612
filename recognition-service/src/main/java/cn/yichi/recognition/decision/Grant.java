package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.Grants;
import java.util.Map;
import java.util.Optional;

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
          row(assessment, grant.table()).map(Equivalence.MappedLevel::new);
      case Grants.MappedTitle grant ->
          row(assessment, grant.table()).map(Equivalence.MappedTitle::new);
      case Grants.DeemedLevel grant -> Optional.of(new Equivalence.DeemedLevel(grant.level()));
      case Grants.EligibleForLevel grant ->
          Optional.of(new Equivalence.EligibleToApply(grant.level(), Optional.empty()));
      case Grants.EligibleForNextGrade grant ->
          title(assessment).flatMap(title -> next(assessment, title));
      case Grants.EligibleForTitle grant ->
          row(assessment, grant.table()).map(step -> Passage.mayApply(assessment, step));
      case Grants.EligibleForLevelByGrade grant ->
          rowByGrade(assessment, grant.table()).map(level -> Passage.maySit(assessment, level));
      case Grants.DirectApplication grant ->
          new Awards(assessment, grant.awards()).best().map(Equivalence.DirectApplication::new);
      case Grants.EqualTreatment grant ->
          row(assessment, grant.table()).map(grade -> Passage.treatedLike(assessment, grade));
      case Grants.ComparativeTitle grant ->
          row(assessment, grant.table()).map(grade -> Passage.countsLike(assessment, grade));
      case Grants.ComparativeLevel grant ->
          rowByGrade(assessment, grant.table()).map(level -> Passage.countsLike(assessment, level));
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

  private static <T> Optional<T> rowByGrade(ClauseAssessment assessment, Map<TitleGrade, T> table) {
    if (table.isEmpty()) {
      assessment.ask(Question.CORRESPONDENCE, GroundCode.CORRESPONDENCE_UNSTATED, Map.of());
      return Optional.empty();
    }
    Optional<TitleGrade> grade = title(assessment).map(ProfessionalTitle::grade);
    Optional<T> target = grade.map(table::get);
    if (grade.isPresent() && target.isEmpty()) {
      assessment.leaveOut(GroundCode.GRADE_NOT_COVERED, Map.of("grade", grade.get().name()));
    }
    return target;
  }

  private static <T> Optional<T> row(ClauseAssessment assessment, Map<SkillLevel, T> table) {
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
      assessment.leaveOut(GroundCode.LEVEL_NOT_COVERED, assessment.notes.outside(level.get()));
    }
    return target;
  }

  /** Smaller is worth more to the holder. */
  static int strength(Grants grants) {
    return switch (grants) {
      case Grants.SameLevel grant -> 0;
      case Grants.SameTitle grant -> 0;
      case Grants.MappedLevel grant -> 1;
      case Grants.MappedTitle grant -> 2;
      case Grants.DeemedLevel grant -> 3;
      case Grants.ComparativeTitle grant -> 4;
      case Grants.ComparativeLevel grant -> 4;
      case Grants.DirectApplication grant -> 5;
      case Grants.EligibleForLevel grant -> 6;
      case Grants.EligibleForLevelByGrade grant -> 6;
      case Grants.EligibleForNextGrade grant -> 6;
      case Grants.EligibleForTitle grant -> 6;
      case Grants.EqualTreatment grant -> 7;
      case Grants.Exemption grant -> 8;
    };
  }
}
