package cn.yichi.recognition.share;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a share code, which opens nothing: 12 hexadecimal digits of time in milliseconds and
 * 12 of chance, so that ids sort by age.
 */
public record ShareCodeId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TIME_DIGITS = 12;
  private static final int CHANCE_BYTES = 6;

  /**
   * @throws IllegalArgumentException when not 24 lower-case hexadecimal digits
   */
  public ShareCodeId {
    if (!isId(value)) {
      throw new IllegalArgumentException("not the id of a share code");
    }
  }

  /** Whether the text has the form of an id. */
  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }

  static ShareCodeId fresh(Instant now) {
    byte[] chance = new byte[CHANCE_BYTES];
    RANDOM.nextBytes(chance);
    HexFormat hex = HexFormat.of();
    return new ShareCodeId(
        hex.toHexDigits(now.toEpochMilli(), TIME_DIGITS) + hex.formatHex(chance));
  }
}
