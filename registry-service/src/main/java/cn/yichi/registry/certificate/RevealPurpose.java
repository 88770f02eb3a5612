package cn.yichi.registry.certificate;

import static java.util.Objects.requireNonNull;

/**
 * Why personal data is revealed, as whoever asks answers for it.
 *
 * @param code the kind of purpose
 * @param words the case at hand in one line, 5 to 200 characters, two of them letters at least
 */
public record RevealPurpose(Code code, String words) {
  /** Fewest characters of words. */
  public static final int SHORTEST = 5;

  /** Most characters of words. */
  public static final int LONGEST = 200;

  /** Fewest letters of any script among them: dots and digits say nothing. */
  public static final int FEWEST_LETTERS = 2;

  /** The purposes there are. */
  public enum Code {
    /** The holder asks for the own data (PIPL Article 45). */
    HOLDER_ASKED,
    /** Somebody's identity is checked for a correction, an objection or an appeal. */
    IDENTITY_CHECK,
    /** The holder has to be reached about a certificate. */
    CONTACT_HOLDER,
    /** An authority demands it by law. */
    LEGAL_DEMAND
  }

  public RevealPurpose {
    requireNonNull(code, "code");
    if (words.length() < SHORTEST || words.length() > LONGEST) {
      throw new IllegalArgumentException("words must have 5 to 200 characters");
    }
    if (!saySomething(words)) {
      throw new IllegalArgumentException("words must have letters");
    }
  }

  /** Whether there are letters enough to say something. */
  public static boolean saySomething(String words) {
    return words.codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS;
  }

  /** The code only: words may name somebody. */
  @Override
  public String toString() {
    return "RevealPurpose[" + code + "]";
  }
}
