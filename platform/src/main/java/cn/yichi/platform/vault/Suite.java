package cn.yichi.platform.vault;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * With which algorithms personal data is sealed and found (密码套件). Every key has one; it is written
 * nowhere but in the settings, for the key id beside a ciphertext names the key.
 */
public enum Suite {
  /** AES-256-GCM (NIST SP 800-38D) with HMAC-SHA-256 (RFC 2104), of the JDK. */
  AES_256_GCM("AES", 32, "HmacSHA256"),
  /**
   * SM4-GCM (GB/T 32907-2016; mode as in RFC 8998) with HMAC-SM3 (GB/T 32905-2016), of Bouncy
   * Castle: for whoever is assessed by GB/T 39786-2021 (密评).
   */
  SM4_GCM("SM4", 16, "HMACSM3");

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

  /** Bytes of a key for its cipher. */
  public int keyBytes() {
    return keyBytes;
  }

  /** A key for the cipher: as many bytes as it takes, from the first on. */
  SecretKey cipherKey(byte[] bytes) {
    return new SecretKeySpec(bytes, 0, keyBytes, cipher);
  }

  /** A key for the keyed hash. */
  SecretKey hashKey(byte[] bytes) {
    return new SecretKeySpec(bytes, hash);
  }

  String hash() {
    return hash;
  }

  String transformation() {
    return cipher + "/GCM/NoPadding";
  }

  /** Found once: looking through all providers costs more than sealing a short value. */
  Provider provider() {
    return switch (this) {
      case AES_256_GCM -> Jdk.FOUND;
      case SM4_GCM -> Bouncy.CASTLE;
    };
  }

  private static final class Jdk {
    static final Provider FOUND = find();

    private static Provider find() {
      try {
        return Cipher.getInstance(AES_256_GCM.transformation()).getProvider();
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every JDK has AES-256-GCM", impossible);
      }
    }
  }

  /** Made only where it is used; the JVM's list of providers stays as it is. */
  private static final class Bouncy {
    static final Provider CASTLE = new BouncyCastleProvider();
  }
}
