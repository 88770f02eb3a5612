package cn.yichi.platform.vault;

import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * With which algorithms personal data is sealed and found (密码套件). A key has one for ever; the key
 * id beside a ciphertext names the key, and so the suite.
 */
public enum Suite {
  /** AES-256-GCM (NIST SP 800-38D) with HMAC-SHA-256 (RFC 2104), of the JDK. */
  AES_256_GCM("AES", 32, "HmacSHA256"),
  /**
   * SM4-GCM (GB/T 32907-2016, mode as in RFC 8998) with HMAC over SM3 (GB/T 32905-2016), of Bouncy
   * Castle, which is no certified product: an assessment by GB/T 39786-2021 (密评) asks for more.
   */
  SM4_GCM("SM4", 16, "HmacSM3");

  private final String cipher;
  private final int keyBytes;
  private final String hash;

  Suite(String cipher, int keyBytes, String hash) {
    this.cipher = cipher;
    this.keyBytes = keyBytes;
    this.hash = hash;
  }

  /** The suite of a key that {@link #cipherKey} or {@link #hashKey} made. */
  public static Suite of(SecretKey key) {
    for (Suite suite : values()) {
      if (key.getAlgorithm().equals(suite.cipher) || key.getAlgorithm().equals(suite.hash)) {
        return suite;
      }
    }
    throw new IllegalArgumentException("no suite has keys for " + key.getAlgorithm());
  }

  static Optional<Suite> named(String name) {
    return Arrays.stream(values()).filter(suite -> suite.name().equals(name)).findFirst();
  }

  /** Bytes of a key for its cipher. */
  int keyBytes() {
    return keyBytes;
  }

  /**
   * A key for the cipher.
   *
   * @throws Unreadable unless it has {@link #keyBytes()}
   */
  SecretKey cipherKey(byte[] bytes) {
    if (bytes.length != keyBytes) {
      throw new Unreadable(name() + " has keys of " + keyBytes + " bytes, not " + bytes.length);
    }
    return new SecretKeySpec(bytes, cipher);
  }

  /** A key for the keyed hash. */
  SecretKey hashKey(byte[] bytes) {
    return new SecretKeySpec(bytes, hash);
  }
}
