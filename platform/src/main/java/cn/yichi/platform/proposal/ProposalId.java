package cn.yichi.platform.proposal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a proposal: 12 hexadecimal digits of time in milliseconds and 12 of chance, so that
 * ids sort by age.
 */
public record ProposalId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");
  private static final HexFormat HEX = HexFormat.of();
  private static final int TIME_DIGITS = 12;
  private static final int CHANCE_BYTES = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * @throws IllegalArgumentException when not 24 lower-case hexadecimal digits
   */
  public ProposalId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a proposal id");
    }
  }

  static ProposalId fresh(Instant now) {
    byte[] chance = new byte[CHANCE_BYTES];
    RANDOM.nextBytes(chance);
    return new ProposalId(HEX.toHexDigits(now.toEpochMilli(), TIME_DIGITS) + HEX.formatHex(chance));
  }
}
