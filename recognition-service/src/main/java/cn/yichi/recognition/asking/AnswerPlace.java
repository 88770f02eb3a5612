package cn.yichi.recognition.asking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an answer stands among those against a holder, the latest first: a page goes on after it,
 * also when the answer itself has moved or is gone.
 *
 * @param since the day on which the term against the holder began
 * @param id of the question
 */
public record AnswerPlace(LocalDate since, String id) {
  private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.([0-9a-f]{32})");

  /** That of an answer with a term against the holder. */
  public static AnswerPlace of(GivenAnswer answer) {
    return new AnswerPlace(answer.adverse().orElseThrow().said().on(), answer.question().id());
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static AnswerPlace read(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no place of an answer");
    }
    try {
      return new AnswerPlace(LocalDate.parse(parts.group(1)), parts.group(2));
    } catch (DateTimeException noDay) {
      throw new IllegalArgumentException("no place of an answer", noDay);
    }
  }

  public String text() {
    return since + "." + id;
  }
}
