package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.agreement.ConditionFact;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Runs the conditions of a clause over the facts of a case. */
final class Conditions {
  private Conditions() {}

  static void examine(ClauseAssessment assessment) {
    for (ClauseCondition each : assessment.clause.conditions()) {
      assessment.at(ClauseTest.CONDITION);
      switch (each.examine(word -> fact(ConditionFact.named(word), assessment))) {
        case TRUE -> {}
        case FALSE ->
            assessment.leaveOut(
                GroundCode.CONDITION_UNMET, Map.of("zh", each.unmetZh(), "en", each.unmetEn()));
        case UNKNOWN ->
            assessment.askAlso(
                Question.CLAUSE_CONDITION,
                GroundCode.CONDITION_UNKNOWN,
                Map.of("zh", each.unknownZh(), "en", each.unknownEn()));
        case FAILED ->
            assessment.askAlso(
                Question.CLAUSE_CONDITION,
                GroundCode.CONDITION_WITHOUT_RESULT,
                Map.of("id", each.id()));
      }
    }
  }

  private static Optional<Object> fact(ConditionFact fact, ClauseAssessment assessment) {
    CertificateView view = assessment.certificate;
    Case subject = assessment.subject;
    return switch (fact) {
      case KIND -> Optional.of(view.kind().name());
      case LEVEL -> view.level().map(SkillLevel::name);
      case LEVEL_RANK -> view.level().map(level -> (long) level.rank());
      case GRADE -> view.title().map(title -> title.grade().name());
      case OCCUPATION -> assessment.asked.occupation().map(it -> it.key());
      case STANDARD_VERSION -> view.standardVersion().map(it -> it);
      case EXCEPTIONAL -> Optional.of(view.exceptionalBasis().isPresent());
      case HOME -> Optional.of(view.home().code());
      case HOST -> Optional.of(subject.host().code());
      case ISSUED_ON -> Optional.of(assessment.asked.issuedOn());
      case YEARS_HELD ->
          Optional.of(ChronoUnit.YEARS.between(view.issuedOn(), assessment.asked.asOf));
      case ISSUER -> Optional.of(view.issuer().value());
      case ISSUER_CLASS ->
          view.issuer().isFiledForm()
              ? Optional.of(view.issuer().value().substring(0, 1))
              : Optional.empty();
      case ISSUER_STANDING -> subject.issuer().map(it -> it.standingOn(view.issuedOn()).name());
      case OTHER_LEVELS ->
          Optional.of(
              subject.holderRecords().stream().map(it -> it.level().name()).sorted().toList());
      case HONOURS ->
          Optional.of(assessment.asked.honours().stream().map(it -> it.kind().name()).toList());
      case DAY -> Optional.of(assessment.asked.asOf.toString());
    };
  }
}
