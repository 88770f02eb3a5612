package cn.yichi.platform.vault;

import java.util.Locale;

/** The service cannot start with these keys. The message names the property and how to fill it. */
public final class KeysRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String TRY =
      ", or set yichi.sandbox=true to try the service with published keys.";

  private final String fault;
  private final String remedy;

  private KeysRefused(String fault, String remedy) {
    super(fault + " " + remedy);
    this.fault = fault;
    this.remedy = remedy;
  }

  /** A key is missing or bad. */
  public static KeysRefused key(String property, String fault) {
    return new KeysRefused(
        property + " " + fault + ".",
        "Give 32 random bytes in base64 (openssl rand -base64 32) through the environment as "
            + environmentName(property)
            + TRY);
  }

  /**
   * Anything else about keys.
   *
   * @param fault what is wrong, a sentence
   * @param remedy what to do, a sentence without its end
   */
  public static KeysRefused because(String fault, String remedy) {
    return new KeysRefused(fault, remedy + TRY);
  }

  /** What stands before a key is no suite; it is not quoted, for it may be part of the key. */
  static KeysRefused suite(String property) {
    return new KeysRefused(
        property + " names no suite before its colon.",
        "Keep the key, and write AES_256_GCM: or SM4_GCM: before it in "
            + environmentName(property)
            + ": that suite with which its values were sealed.");
  }

  /** Nothing says which of the keys is the one to seal with. */
  static KeysRefused noCurrent(String property, String keys) {
    return new KeysRefused(
        property + " is missing.",
        "Give the id of one of "
            + keys
            + " through the environment as "
            + environmentName(property)
            + ", for instance k2026, and the key itself, 32 random bytes in base64 (openssl rand"
            + " -base64 32), as "
            + environmentName(keys)
            + "_K2026"
            + TRY);
  }

  String fault() {
    return fault;
  }

  String remedy() {
    return remedy;
  }

  private static String environmentName(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
