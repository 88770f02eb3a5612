package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.agreement.Expression;
import java.util.List;
import java.util.Map;

/** Runs the conditions of a clause over the facts of a case. */
final class Conditions {
  private Conditions() {}

  static void examine(ClauseAssessment assessment) {
    for (RememberedCondition test : assessment.notes.tests()) {
      assessment.at(ClauseTest.CONDITION);
      ClauseCondition each = test.condition();
      switch (test.examine(assessment.asked.facts())) {
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

  /** Whether they are all fulfilled, so that nothing is said of them. */
  static boolean allHold(List<RememberedCondition> conditions, AskedCertificate asked) {
    for (RememberedCondition each : conditions) {
      if (each.examine(asked.facts()) != Expression.Result.TRUE) {
        return false;
      }
    }
    return true;
  }
}
