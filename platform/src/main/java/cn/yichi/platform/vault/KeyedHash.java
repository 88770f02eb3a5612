package cn.yichi.platform.vault;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 or HMAC-SM3, as the key says, under one key, for any number of threads. */
final class KeyedHash {
  private final SecretKey key;
  private final Suite suite;
  private final Mac keyed;

  KeyedHash(SecretKey key) {
    this.key = key;
    this.suite = Suite.of(key);
    try {
      keyed = made();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(key.getAlgorithm() + " is unusable", impossible);
    }
  }

  private Mac made() throws NoSuchAlgorithmException, InvalidKeyException {
    Mac mac =
        switch (suite) {
          case AES_256_GCM -> Mac.getInstance(suite.hash());
          case SM4_GCM -> Mac.getInstance(suite.hash(), suite.provider());
        };
    mac.init(key);
    return mac;
  }

  /** 32 bytes. A clone of the initialised Mac spares the look-up and both key blocks. */
  byte[] mac(byte[] message) {
    try {
      return switch (suite) {
        case AES_256_GCM -> ((Mac) keyed.clone()).doFinal(message);
        // Bouncy Castle's cannot be cloned.
        case SM4_GCM -> made().doFinal(message);
      };
    } catch (GeneralSecurityException | CloneNotSupportedException impossible) {
      throw new IllegalStateException(key.getAlgorithm() + " is unusable", impossible);
    }
  }
}
