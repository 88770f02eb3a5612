package cn.yichi.recognition.decision;

import java.util.List;

/**
 * One test of a clause on one certificate, and what came of it.
 *
 * @param test which
 * @param result what came of it
 * @param grounds what the engine said; none where it had nothing to say
 * @param questions what it would ask a person
 * @param conditions what must still be fulfilled
 */
public record ClauseStep(
    ClauseTest test,
    Result result,
    List<Ground> grounds,
    List<Question> questions,
    List<Condition> conditions) {

  /** What came of a test. */
  public enum Result {
    SATISFIED,
    /** A person must answer, data must come, or something must still be done. */
    UNKNOWN,
    NOT_SATISFIED,
    /** What came before it had settled the clause already. */
    NOT_REACHED
  }

  public ClauseStep {
    grounds = List.copyOf(grounds);
    questions = List.copyOf(questions);
    conditions = List.copyOf(conditions);
  }

  static ClauseStep notReached(ClauseTest test) {
    return new ClauseStep(test, Result.NOT_REACHED, List.of(), List.of(), List.of());
  }

  static ClauseStep notSatisfied(ClauseTest test, List<Ground> grounds) {
    return new ClauseStep(test, Result.NOT_SATISFIED, grounds, List.of(), List.of());
  }
}
