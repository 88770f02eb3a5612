package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

/**
 * The key of an occupation (职业): a code within one edition of the catalogue. The same code may mean
 * another occupation in another edition: 6-20-01-01 is 钳工 in 2015 and 装配钳工 in 2022.
 *
 * @param edition the catalogue's edition
 * @param code four segments, e.g. {@code 6-18-02-04}
 */
public record Occupation(CatalogueEdition edition, String code) {
  private static final int LENGTH = 10;

  /**
   * @throws IllegalArgumentException when the code is not written d-dd-dd-dd with a first digit 1
   *     to 8
   */
  public Occupation {
    requireNonNull(edition, "edition");
    if (!isCode(code)) {
      throw new IllegalArgumentException("not an occupation code: " + code);
    }
  }

  /**
   * Reads a code of the named edition; {@code 6-18-02-04(GBM61802)} and other dashes are tidied.
   * The occupation need not be listed.
   *
   * @return refused as {@code BLANK} or {@code OCCUPATION_FORMAT}
   */
  public static Parsed<Occupation> parse(CatalogueEdition edition, String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    String code = isCode(text) ? text : plainDashes(text);
    return isCode(code)
        ? Parsed.valid(new Occupation(edition, code))
        : Parsed.invalid(FaultCode.OCCUPATION_FORMAT, text);
  }

  /**
   * Reads what {@link #key} wrote.
   *
   * @throws IllegalArgumentException when it is no such key
   */
  public static Occupation ofKey(String key) {
    int colon = key.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not an occupation key: " + key);
    }
    return new Occupation(
        CatalogueEdition.valueOf(key.substring(0, colon)), key.substring(colon + 1));
  }

  /** The key as one text, e.g. {@code E2022:6-18-02-04}. */
  public String key() {
    return edition.name() + ":" + code;
  }

  private static String plainDashes(String text) {
    int bracket = text.indexOf('(');
    String head = bracket < 0 ? text : text.substring(0, bracket);
    StringBuilder out = new StringBuilder(head);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '−') {
        out.setCharAt(i, '-');
      }
    }
    return out.toString();
  }

  private static boolean isCode(String code) {
    return code.length() == LENGTH
        && code.charAt(0) >= '1'
        && code.charAt(0) <= '8'
        && code.charAt(1) == '-'
        && WrittenForm.digits(code, 2, 4)
        && code.charAt(4) == '-'
        && WrittenForm.digits(code, 5, 7)
        && code.charAt(7) == '-'
        && WrittenForm.digits(code, 8, LENGTH);
  }
}
