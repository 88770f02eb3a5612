package cn.yichi.registry.intake;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of an import job: 12 hexadecimal digits of time in milliseconds and 12 of chance, so
 * that ids sort by age.
 */
public record ImportId(String value) implements Comparable<ImportId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");
  private static final HexFormat HEX = HexFormat.of();
  private static final int TIME_DIGITS = 12;
  private static final int CHANCE_BYTES = 6;

  /**
   * @throws IllegalArgumentException when not 24 lower-case hexadecimal digits
   */
  public ImportId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an import id");
    }
  }

  /** A fresh id. */
  public static ImportId fresh(Instant now, SecureRandom random) {
    byte[] chance = new byte[CHANCE_BYTES];
    random.nextBytes(chance);
    return new ImportId(HEX.toHexDigits(now.toEpochMilli(), TIME_DIGITS) + HEX.formatHex(chance));
  }

  /** Whether the text has the form of an id. */
  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(ImportId other) {
    return value.compareTo(other.value);
  }
}
