package cn.yichi.platform.vault;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 under one key, for any number of threads. */
final class HmacSha256 {
  private final Mac keyed;

  HmacSha256(SecretKey key) {
    try {
      keyed = Mac.getInstance("HmacSHA256");
      keyed.init(key);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  /** A clone of the initialised Mac spares the look-up and both key blocks. */
  byte[] mac(byte[] message) {
    try {
      return ((Mac) keyed.clone()).doFinal(message);
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("the JDK's HmacSHA256 can be cloned", impossible);
    }
  }
}
