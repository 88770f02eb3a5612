package cn.yichi.platform.vault;

import static java.util.Objects.requireNonNull;

import java.util.Base64;

/**
 * An encrypted field: nonce, ciphertext and tag, with the id of the key that opens it.
 *
 * @param keyId id of the key, {@code [a-z0-9_-]{1,32}}; the id also fixes the algorithm
 * @param ciphertext base64url without padding of 12 bytes nonce, ciphertext, 16 bytes tag
 */
public record Sealed(String keyId, String ciphertext) {
  public Sealed {
    KeyRing.requireId(keyId);
    requireNonNull(ciphertext, "ciphertext");
  }

  static Sealed of(String keyId, byte[] bytes) {
    return new Sealed(keyId, encode(bytes));
  }

  /**
   * The one-string form for documents, {@code <keyId>.<ciphertext>}; read back by {@link #parse}.
   */
  public String text() {
    return keyId + '.' + ciphertext;
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws Unreadable when it has no such form
   */
  public static Sealed parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 1) {
      throw new Unreadable("not a sealed value");
    }
    return new Sealed(text.substring(0, dot), text.substring(dot + 1));
  }

  byte[] bytes() {
    return decode(ciphertext);
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] decode(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw new Unreadable("sealed value is not base64url", malformed);
    }
  }

  /** The key id and the size only: what is sealed has no place in a log, not even sealed. */
  @Override
  public String toString() {
    return "Sealed[" + keyId + ", " + ciphertext.length() + " chars]";
  }
}
