package cn.yichi.platform.vault;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 or HMAC-SM3, as the key says, under one key, for any number of threads. */
interface KeyedHash {
  /** 32 bytes. */
  byte[] mac(byte[] message);

  static KeyedHash under(SecretKey key) {
    return switch (Suite.of(key)) {
      case AES_256_GCM -> new HmacSha256(key);
      case SM4_GCM -> {
        byte[] bytes = key.getEncoded();
        yield message -> Sm4.mac(bytes, message);
      }
    };
  }

  /** The JDK's. */
  final class HmacSha256 implements KeyedHash {
    private final Mac keyed;

    private HmacSha256(SecretKey key) {
      try {
        keyed = Mac.getInstance("HmacSHA256");
        keyed.init(key);
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every JDK has HmacSHA256", impossible);
      }
    }

    /** A clone of the initialised Mac spares the look-up and both key blocks. */
    @Override
    public byte[] mac(byte[] message) {
      try {
        return ((Mac) keyed.clone()).doFinal(message);
      } catch (CloneNotSupportedException impossible) {
        throw new IllegalStateException("the JDK's HmacSHA256 can be cloned", impossible);
      }
    }
  }
}
