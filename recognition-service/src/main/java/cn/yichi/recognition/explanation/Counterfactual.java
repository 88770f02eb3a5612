package cn.yichi.recognition.explanation;

import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Outcome;
import java.time.LocalDate;

/**
 * What the engine answers to a case that is otherwise in one thing.
 *
 * @param subject the altered case
 * @param asOf the day asked about, it may be the thing that is otherwise
 * @param decision the engine's answer
 * @param differs whether its outcome is another than that of the case as it is
 */
public record Counterfactual(Case subject, LocalDate asOf, Decision decision, boolean differs) {
  public Outcome outcome() {
    return decision.outcome();
  }
}
