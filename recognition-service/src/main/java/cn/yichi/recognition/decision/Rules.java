package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.AgreementBook;
import java.time.LocalDate;

/**
 * The rules that a stored decision rests on: while they are the present ones it need not be taken
 * again for their sake.
 *
 * @param book revision of the agreement book
 * @param engine version of the engine
 * @param since the last day on which something in the book began or had ended
 */
public record Rules(String book, String engine, LocalDate since) {
  static Rules of(AgreementBook book, String engine, LocalDate today) {
    return new Rules(book.revision(), engine, book.changedOn(today));
  }

  /** One text, equal for equal rules. */
  public String text() {
    return book + "/" + engine + "/" + since;
  }
}
