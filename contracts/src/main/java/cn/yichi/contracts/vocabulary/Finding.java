package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * One thing found wrong, or worth knowing, in a stated value.
 *
 * @param code the stable code of the fault
 * @param value the offending part as stated, masked where it is personal; may be empty
 */
public record Finding(FaultCode code, String value) {
  private static final int LONGEST_SHOWN = 80;
  private static final int REPLACEMENT = 0xFFFD;

  /** Controls of direction. */
  private static final String REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

  /**
   * Resident ID, also behind letters as in a permit for special operations or with a mobile number
   * at its end; its 15-digit forerunner, mobile number.
   */
  private static final String LONG_NUMBER =
      "(?<!\\p{Nd})(?:\\p{Nd}[ -]?){17}[\\p{Nd}Xx](?:1[3-9]\\p{Nd}{9})?(?!\\p{Nd})"
          + "|(?<![\\p{Nd}A-Za-z])(?:"
          + "\\p{Nd}{15}"
          + "|1[3-9]\\p{Nd}(?:[ -]?\\p{Nd}{4}){2}"
          + ")(?![\\p{Nd}A-Za-z])";

  private static final Pattern LONG_NUMBERS = Pattern.compile(LONG_NUMBER);

  /** Also passport or travel permit. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          LONG_NUMBER + "|(?<![\\p{Nd}A-Za-z])[A-Za-z]{1,2}\\p{Nd}{7,10}(?![\\p{Nd}A-Za-z])");

  public Finding {
    requireNonNull(code, "code");
    value = shown(value);
  }

  /**
   * What may be repeated of a stated value: not more than a line of it, and of a document or mobile
   * number, which may stand in any field by mistake, only the ends. A name is not recognised.
   */
  public static String shown(String value) {
    String masked = masked(value, PERSONAL);
    return masked.length() > LONGEST_SHOWN ? masked.substring(0, LONGEST_SHOWN - 1) + "…" : masked;
  }

  /**
   * A label with only the ends of resident IDs and mobile numbers in it. Shorter numbers stay, for
   * dates look like them: {@code cq20261126.csv}.
   */
  public static String label(String text) {
    // Most have no digit.
    return text.codePoints().noneMatch(Character::isDigit) ? text : masked(text, LONG_NUMBERS);
  }

  private static String masked(String text, Pattern numbers) {
    return numbers.matcher(text).replaceAll(found -> masked(found.group()));
  }

  /**
   * Whether words hold what looks like a resident ID's number or a mobile number. Passports' are
   * not looked for, since numbers of papers look like them; a name is not recognised.
   */
  public static boolean holdsPersonalNumber(String text) {
    return LONG_NUMBERS.matcher(text).find();
  }

  /**
   * Whether words hold line breaks, control characters, what is left of a damaged text, or what
   * shows the rest in another order than it has.
   */
  public static boolean holdsUnreadable(String text) {
    return text.codePoints().anyMatch(Finding::isUnreadable);
  }

  private static boolean isUnreadable(int character) {
    return Character.isISOControl(character)
        || character == REPLACEMENT
        || REORDERING.indexOf(character) >= 0
        || switch (Character.getType(character)) {
          case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
          default -> false;
        };
  }

  private static String masked(String number) {
    return number.length() > 10
        ? WrittenForm.masked(number, 3, 4)
        : WrittenForm.masked(number, 1, 2);
  }

  /** A finding about a value that must not be repeated, or that is absent. */
  public static Finding of(FaultCode code) {
    return new Finding(code, "");
  }
}
