package cn.yichi.contracts.vocabulary;

/**
 * A unified social credit code (统一社会信用代码) of an organisation [GB 32100].
 *
 * <p>A wrong check character is only a warning: registered codes exist that fail the check
 * [blog.csdn.net/ellasun_web/article/details/130267762].
 *
 * @param value 18 of {@code 0-9A-Z} without I, O, S, V, Z; characters 3 to 8 are digits
 */
public record SocialCreditCode(String value) {
  private static final int LENGTH = 18;
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  // 3^i mod 31 [GB 32100; blog.csdn.net/hookee/article/details/50610168].
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  /**
   * @throws IllegalArgumentException when not so written
   */
  public SocialCreditCode {
    if (!isCode(value)) {
      throw new IllegalArgumentException("not a unified social credit code: " + value);
    }
  }

  /**
   * Reads a code.
   *
   * @return refused as {@code BLANK} or {@code USCC_FORMAT}; marked {@code USCC_CHECKSUM}
   */
  public static Parsed<SocialCreditCode> parse(String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    if (!isCode(text)) {
      return Parsed.invalid(FaultCode.USCC_FORMAT, text);
    }
    SocialCreditCode code = new SocialCreditCode(text);
    return code.checksumHolds()
        ? Parsed.valid(code)
        : Parsed.valid(code, new Finding(FaultCode.USCC_CHECKSUM, text));
  }

  /** True when the last character is the one the standard computes. */
  public boolean checksumHolds() {
    return checkCharacter(value) == value.charAt(LENGTH - 1);
  }

  /** The check character for the first 17 characters. */
  static char checkCharacter(String first17) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += CHARACTERS.indexOf(first17.charAt(i)) * WEIGHTS[i];
    }
    return CHARACTERS.charAt(
        (CHARACTERS.length() - sum % CHARACTERS.length()) % CHARACTERS.length());
  }

  private static boolean isCode(String text) {
    if (text.length() != LENGTH || !WrittenForm.digits(text, 2, 8)) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      if (CHARACTERS.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
