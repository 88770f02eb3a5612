package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.Covers;
import cn.yichi.recognition.agreement.GradeRange;
import cn.yichi.recognition.agreement.OccupationScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a clause that covers its kind speaks of this certificate: level or grade, occupation,
 * operation.
 */
final class Scope {
  private Scope() {}

  static void examine(ClauseAssessment assessment) {
    CertificateView certificate = assessment.certificate;
    Covers covers = assessment.clause.covers();
    if (certificate.kind().graded()) {
      assessment.at(ClauseTest.LEVEL);
      level(assessment);
    }
    grade(assessment, covers.grades());
    occupation(assessment, covers.occupations());
    operation(assessment, covers.operations());
    standard(assessment, covers.standardVersions());
    origin(assessment, covers.origins());
  }

  private static void level(ClauseAssessment assessment) {
    Optional<SkillLevel> level = assessment.certificate.level();
    if (level.isEmpty()) {
      assessment.ask(Question.LEVEL_UNSTATED, GroundCode.LEVEL_UNSTATED, Map.of());
    } else if (!assessment.notes.levels().contains(level.get())) {
      assessment.leaveOut(GroundCode.LEVEL_NOT_COVERED, assessment.notes.outside(level.get()));
    }
  }

  private static void grade(ClauseAssessment assessment, Optional<GradeRange> range) {
    if (range.isEmpty()) {
      return;
    }
    assessment.at(ClauseTest.GRADE);
    if (assessment.certificate.title().isEmpty()) {
      assessment.ask(Question.TITLE_UNSTATED, GroundCode.TITLE_UNSTATED, Map.of());
      return;
    }
    TitleGrade grade = assessment.certificate.title().get().grade();
    if (!range.get().contains(grade)) {
      assessment.leaveOut(GroundCode.GRADE_NOT_COVERED, Map.of("grade", grade.name()));
    }
  }

  private static void occupation(ClauseAssessment assessment, OccupationScope scope) {
    if (scope.isAny()) {
      return;
    }
    assessment.at(ClauseTest.OCCUPATION);
    Optional<Occupation> own = assessment.asked.occupation();
    if (own.isEmpty()) {
      assessment.asked.askForOccupation(assessment);
      return;
    }
    switch (OccupationPlace.of(scope, own.get(), assessment.subject.catalogue())) {
      case INSIDE -> {}
      case OUTSIDE ->
          assessment.leaveOut(
              GroundCode.OCCUPATION_NOT_COVERED, Map.of("occupation", own.get().code()));
      case UNKNOWN ->
          assessment.ask(
              Question.OCCUPATION_AMBIGUOUS,
              GroundCode.OCCUPATION_EDITION_UNKNOWN,
              Map.of("occupation", own.get().key()));
    }
  }

  private static void standard(ClauseAssessment assessment, Optional<List<String>> versions) {
    if (versions.isEmpty()) {
      return;
    }
    assessment.at(ClauseTest.STANDARD_VERSION);
    Optional<String> own = assessment.certificate.standardVersion();
    if (versions.get().isEmpty()) {
      assessment.ask(
          Question.STANDARD_VERSIONS,
          GroundCode.STANDARD_VERSIONS_UNNAMED,
          Map.of("standard", own.orElse("—")));
    } else if (own.isEmpty()) {
      assessment.ask(
          Question.STANDARD_VERSION_UNSTATED, GroundCode.STANDARD_VERSION_UNSTATED, Map.of());
    } else if (!versions.get().contains(own.get().strip())) {
      assessment.leaveOut(GroundCode.STANDARD_VERSION_NOT_COVERED, Map.of("standard", own.get()));
    }
  }

  private static void origin(ClauseAssessment assessment, Optional<List<Region>> origins) {
    if (origins.isEmpty()) {
      return;
    }
    assessment.at(ClauseTest.ORIGIN);
    Region origin = assessment.certificate.origin();
    for (Region each : origins.get()) {
      if (each.contains(origin)) {
        return;
      }
    }
    assessment.leaveOut(GroundCode.ORIGIN_NOT_COVERED, Map.of("region", origin.code()));
  }

  private static void operation(ClauseAssessment assessment, List<String> listed) {
    if (listed.isEmpty()) {
      return;
    }
    assessment.at(ClauseTest.OPERATION);
    Optional<String> job = assessment.certificate.jobType();
    Optional<String> name = assessment.certificate.occupationName();
    if (job.isEmpty() && name.isEmpty()) {
      assessment.ask(Question.OPERATION_UNSTATED, GroundCode.OPERATION_UNSTATED, Map.of());
    } else if (!job.map(Scope::plain).filter(listed::contains).isPresent()
        && !name.map(Scope::plain).filter(listed::contains).isPresent()) {
      assessment.leaveOut(
          GroundCode.OPERATION_NOT_COVERED, Map.of("operation", job.or(() -> name).get()));
    }
  }

  // 低压电工作业 and 低压电工 name one operation.
  private static String plain(String operation) {
    String trimmed = operation.strip();
    return trimmed.endsWith("作业") ? trimmed.substring(0, trimmed.length() - 2) : trimmed;
  }
}
