package cn.yichi.recognition.share;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a worker hands on: 11 characters of chance (54 bits) and a check character. The alphabet has
 * no I, L, O, S and U, which are misread; each character weighs a power of 3 modulo 31, as in GB
 * 32100, so that one wrong character and two that changed places are noticed without asking.
 *
 * @param value 12 characters, without the hyphens it is shown with
 */
public record SecretCode(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRTVWXYZ";
  private static final int LENGTH = 12;

  /** Its powers are all different modulo 31; the check character itself weighs 1. */
  private static final int BASE = 3;

  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * @throws IllegalArgumentException when it is no code
   */
  public SecretCode {
    if (!isCode(value)) {
      throw new IllegalArgumentException("no share code");
    }
  }

  /** A new one. */
  public static SecretCode fresh() {
    StringBuilder text = new StringBuilder();
    while (text.length() < LENGTH - 1) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new SecretCode(text.append(check(text)).toString());
  }

  /**
   * Reads what somebody typed: spaces, hyphens, width and case do not matter, and what is not in
   * the alphabet is taken for what it looks like. Empty where the check character does not fit.
   */
  public static Optional<SecretCode> parse(String typed) {
    String text =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\-‐–—−]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1')
            .replace('S', '5')
            .replace('U', 'V');
    return isCode(text) ? Optional.of(new SecretCode(text)) : Optional.empty();
  }

  /** In three groups of four with a hyphen between, to be read out. */
  public String shown() {
    return String.join(
        "-",
        value.substring(0, GROUP),
        value.substring(GROUP, 2 * GROUP),
        value.substring(2 * GROUP));
  }

  private static boolean isCode(String text) {
    return text.length() == LENGTH
        && text.chars().allMatch(each -> ALPHABET.indexOf(each) >= 0)
        && text.charAt(LENGTH - 1) == check(text);
  }

  /** The check character of the first eleven. */
  private static char check(CharSequence text) {
    int weight = BASE;
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += weight * ALPHABET.indexOf(text.charAt(i));
      weight = weight * BASE % ALPHABET.length();
    }
    return ALPHABET.charAt(Math.floorMod(-sum, ALPHABET.length()));
  }

  /** Whoever sees it may open what it opens, so no log line shows it. */
  @Override
  public String toString() {
    return "SecretCode";
  }
}
