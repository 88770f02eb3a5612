package cn.yichi.contracts.vocabulary;

/**
 * A person's name as the certificate writes it.
 *
 * @param value the name with its ends trimmed, 1 to 100 characters; no sign that stands between
 *     parts begins it, and none but a full stop ends it
 */
public record PersonName(String value) {
  private static final int LONGEST = 100;
  private static final char DOT = '·';
  // The dots seen between the parts of transcribed names; NFKC leaves most of them apart.
  private static final String DOTS = "·•・‧∙⋅.。●";
  private static final String PUNCTUATION = DOTS + "･．-－'’`()（）,，/";
  private static final String AT_AN_END = "'’`";
  private static final String AT_THE_END = AT_AN_END + ".．)）";

  /**
   * @throws IllegalArgumentException when blank, too long or holding what no name holds
   */
  public PersonName {
    value = value.strip();
    if (value.isEmpty() || value.length() > LONGEST || !isName(value)) {
      throw new IllegalArgumentException("not a person's name");
    }
  }

  /**
   * Reads a name.
   *
   * @return refused as {@code BLANK}, {@code TOO_LONG} or {@code NAME_FORMAT}; the name is not
   *     repeated
   */
  public static Parsed<PersonName> parse(String raw) {
    String text = raw.strip();
    if (WrittenForm.compact(text).isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    if (text.length() > LONGEST) {
      return Parsed.invalid(FaultCode.TOO_LONG, "");
    }
    return isName(text)
        ? Parsed.valid(new PersonName(text))
        : Parsed.invalid(FaultCode.NAME_FORMAT, "");
  }

  /**
   * The form names are compared in: NFKC, one kind of dot but none at the end, upper case, no
   * spaces.
   */
  public String normalized() {
    String compact = WrittenForm.compact(value);
    StringBuilder out = new StringBuilder(compact);
    for (int i = 0; i < out.length(); i++) {
      if (DOTS.indexOf(out.charAt(i)) >= 0) {
        out.setCharAt(i, DOT);
      }
    }
    while (!out.isEmpty() && out.charAt(out.length() - 1) == DOT) {
      out.setLength(out.length() - 1);
    }
    return out.toString();
  }

  /** The name fit for display: 王*江, 王*, 欧阳*, 阿卜杜·*, J***. */
  public String masked() {
    return NameMask.of(normalized());
  }

  /** The masked name, so that a log line never shows the name. */
  @Override
  public String toString() {
    return "PersonName[" + masked() + "]";
  }

  private static boolean isName(String text) {
    return isWritten(text)
        && mayStandAt(text.codePointAt(0), AT_AN_END)
        && mayStandAt(text.codePointBefore(text.length()), AT_THE_END);
  }

  /** What only stands between the parts of a name does not begin or end it. */
  private static boolean mayStandAt(int c, String punctuation) {
    return PUNCTUATION.indexOf(c) < 0 || punctuation.indexOf(c) >= 0;
  }

  private static boolean isWritten(String text) {
    boolean letter = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      letter |= Character.isLetter(c);
      if (!allowed(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return letter;
  }

  private static boolean allowed(int c) {
    return Character.isLetter(c)
        || Character.isSpaceChar(c)
        || isMark(c)
        || Character.getType(c) == Character.FORMAT
        || PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
