package cn.yichi.recognition.confirmation;

import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.Condition;
import java.time.LocalDate;

/** What is to be said of one condition of one clause. */
public sealed interface Step {
  ClauseRef clause();

  Condition condition();

  /**
   * That it is fulfilled.
   *
   * @param from first day for which it is
   * @param citation what it rests on, in words
   */
  record Confirm(ClauseRef clause, Condition condition, LocalDate from, String citation)
      implements Step {}

  /**
   * That it no longer is.
   *
   * @param from first day for which it is not
   */
  record Revoke(ClauseRef clause, Condition condition, LocalDate from) implements Step {}
}
