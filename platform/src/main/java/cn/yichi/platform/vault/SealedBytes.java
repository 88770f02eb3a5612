package cn.yichi.platform.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * GCM with a random nonce (NIST SP 800-38D §8.2.2) under a key of either suite: 12 bytes nonce,
 * ciphertext, 16 bytes tag. Random nonces allow 2^32 values under one key; rotate the key long
 * before.
 */
final class SealedBytes {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SealedBytes() {}

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  static byte[] seal(SecretKey key, byte[] plain, String context) {
    try {
      byte[] nonce = random(NONCE);
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, context);
      byte[] sealed = new byte[NONCE + cipher.getOutputSize(plain.length)];
      System.arraycopy(nonce, 0, sealed, 0, NONCE);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(key.getAlgorithm() + " is unusable", impossible);
    }
  }

  static byte[] open(SecretKey key, byte[] sealed, String context) {
    if (sealed.length < NONCE + TAG_BITS / 8) {
      throw new Unreadable("sealed value is too short");
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, key, sealed, context)
          .doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (AEADBadTagException forged) {
      throw new Unreadable("sealed value was altered or belongs elsewhere", forged);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(key.getAlgorithm() + " is unusable", impossible);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
      throws GeneralSecurityException {
    Suite suite = Suite.of(key);
    Cipher cipher = Cipher.getInstance(suite.transformation(), suite.provider());
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
