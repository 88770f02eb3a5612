package cn.yichi.recognition.asking;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a holder says to an answer against him.
 *
 * @param text in his words, at most {@value #LONGEST} characters
 * @param shown whether the organisation may read the text, not only that he replied
 * @param on the legal day
 */
public record Reply(Kind kind, Optional<String> text, boolean shown, LocalDate on) {
  /** Characters of the longest text. */
  public static final int LONGEST = 500;

  /** How he takes it. */
  public enum Kind {
    AGREES,
    OBJECTS,
    EXPLAINS
  }

  public Reply {
    if (text.filter(it -> it.length() > LONGEST).isPresent()) {
      throw new IllegalArgumentException("more than " + LONGEST + " characters");
    }
  }
}
