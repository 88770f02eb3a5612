package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.AgreementBook;
import java.time.LocalDate;

/**
 * The rules that a stored decision rests on: while they are the present ones it need not be taken
 * again for their sake.
 *
 * @param book revision of the agreement book
 * @param engine version of the engine
 * @param rulings revision of the rulings that interpret clauses; empty where there are none
 * @param since the last day on which something in the book began or had ended
 */
public record Rules(String book, String engine, String rulings, LocalDate since) {
  static Rules of(
      AgreementBook book, String engine, Interpretations interpretations, LocalDate today) {
    return new Rules(
        book.revision(),
        engine,
        interpretations.revision(),
        interpretations.changedOn(today, book.changedOn(today)));
  }

  /** Whether only rulings tell these from others. */
  public boolean differOnlyByRulings(Rules other) {
    return book.equals(other.book) && engine.equals(other.engine) && !rulings.equals(other.rulings);
  }

  /** One text, equal for equal rules. */
  public String text() {
    return book + "/" + engine + "/" + since + (rulings.isEmpty() ? "" : "/" + rulings);
  }
}
