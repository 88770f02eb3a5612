package cn.yichi.contracts.vocabulary;

import java.util.Optional;

/**
 * The code of an assessment body (评价机构): class letter, national code, province and sequence (13
 * characters) as in 22-character numbers, the 8 digits of an appraisal body (鉴定机构) as in 16-digit
 * numbers, or another registry's own code.
 *
 * @param value 3 to 32 of {@code A-Z}, {@code 0-9} and {@code -}
 */
public record IssuerCode(String value) {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 32;
  private static final int FILED_LENGTH = 13;

  /**
   * @throws IllegalArgumentException when not 3 to 32 of the allowed characters
   */
  public IssuerCode {
    if (!isCode(value)) {
      throw new IllegalArgumentException("not an issuer code: " + value);
    }
  }

  /**
   * Reads an issuer code.
   *
   * @return refused as {@code BLANK} or {@code ISSUER_CODE_FORMAT}
   */
  public static Parsed<IssuerCode> parse(String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    return isCode(text)
        ? Parsed.valid(new IssuerCode(text))
        : Parsed.invalid(FaultCode.ISSUER_CODE_FORMAT, text);
  }

  /** The province that keeps the filing; known from 13-character codes only. */
  public Optional<Region> province() {
    return isFiledForm() ? Region.provinceOf(value.substring(5, 7)) : Optional.empty();
  }

  /** True for class letter and 12 digits. */
  public boolean isFiledForm() {
    return value.length() == FILED_LENGTH
        && WrittenForm.isUpperLetter(value.charAt(0))
        && WrittenForm.digits(value, 1, FILED_LENGTH);
  }

  private static boolean isCode(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!WrittenForm.isDigit(c) && !WrittenForm.isUpperLetter(c) && c != '-') {
        return false;
      }
    }
    return true;
  }
}
