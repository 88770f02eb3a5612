package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.ClauseRef;
import java.util.List;

/**
 * What one clause alone would answer.
 *
 * @param clause the clause
 * @param outcome its answer
 * @param grounds why, in the order examined
 */
public record ClauseFinding(ClauseRef clause, Outcome outcome, List<Ground> grounds) {
  public ClauseFinding {
    grounds = List.copyOf(grounds);
  }
}
