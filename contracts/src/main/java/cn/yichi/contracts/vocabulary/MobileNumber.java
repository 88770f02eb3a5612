package cn.yichi.contracts.vocabulary;

/**
 * A mobile number (手机号码) of mainland China.
 *
 * @param value 11 digits, the first 1, the second 3 to 9
 */
public record MobileNumber(String value) {
  private static final int LENGTH = 11;

  /**
   * @throws IllegalArgumentException when not so written; the message does not repeat it
   */
  public MobileNumber {
    if (!isMobile(value)) {
      throw new IllegalArgumentException("not a mobile number");
    }
  }

  /**
   * Reads a number; a country code +86 and separators are dropped.
   *
   * @return refused as {@code BLANK} or {@code MOBILE_FORMAT}, showing the masked number
   */
  public static Parsed<MobileNumber> parse(String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    String number = isMobile(text) ? text : withoutCountryCode(text);
    return isMobile(number)
        ? Parsed.valid(new MobileNumber(number))
        : Parsed.invalid(FaultCode.MOBILE_FORMAT, WrittenForm.masked(text, 3, 2));
  }

  /** The number with its middle starred: 138****1234. */
  public String masked() {
    return WrittenForm.masked(value, 3, 4);
  }

  /** The masked number, so that a log line never shows the number. */
  @Override
  public String toString() {
    return "MobileNumber[" + masked() + "]";
  }

  private static String withoutCountryCode(String text) {
    String digits = WrittenForm.keep(text, c -> c != '-' && c != '(' && c != ')');
    if (digits.startsWith("+86")) {
      return digits.substring(3);
    }
    return digits.startsWith("0086")
        ? digits.substring(4)
        : digits.length() == LENGTH + 2 && digits.startsWith("86") ? digits.substring(2) : digits;
  }

  private static boolean isMobile(String text) {
    return text.length() == LENGTH
        && text.charAt(0) == '1'
        && text.charAt(1) >= '3'
        && WrittenForm.digits(text, 1, LENGTH);
  }
}
