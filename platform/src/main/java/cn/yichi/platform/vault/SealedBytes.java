package cn.yichi.platform.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.bouncycastle.crypto.InvalidCipherTextException;

/**
 * GCM with a random nonce (NIST SP 800-38D §8.2.2) under a key of either suite: 12 bytes nonce,
 * ciphertext, 16 bytes tag. Random nonces allow 2^32 values under one key; rotate the key long
 * before.
 */
final class SealedBytes {
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final String AES = "AES/GCM/NoPadding";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Found once: looking through all providers costs more than sealing a short value. */
  private static final Provider PROVIDER = provider();

  private SealedBytes() {}

  private static Provider provider() {
    try {
      return Cipher.getInstance(AES).getProvider();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES-256-GCM", impossible);
    }
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  static byte[] seal(SecretKey key, byte[] plain, String context) {
    byte[] nonce = random(NONCE);
    byte[] sealed = Arrays.copyOf(nonce, NONCE + plain.length + TAG);
    byte[] aad = context.getBytes(StandardCharsets.UTF_8);
    try {
      switch (Suite.of(key)) {
        case AES_256_GCM ->
            aes(Cipher.ENCRYPT_MODE, key, nonce, aad)
                .doFinal(plain, 0, plain.length, sealed, NONCE);
        case SM4_GCM -> {
          byte[] tagged = new byte[plain.length + TAG];
          Sm4.crypt(true, key.getEncoded(), nonce, aad, plain, 0, plain.length, tagged);
          System.arraycopy(tagged, 0, sealed, NONCE, tagged.length);
        }
      }
      return sealed;
    } catch (GeneralSecurityException | InvalidCipherTextException impossible) {
      throw new IllegalStateException(key.getAlgorithm() + " is unusable", impossible);
    }
  }

  static byte[] open(SecretKey key, byte[] sealed, String context) {
    int length = sealed.length - NONCE;
    if (length < TAG) {
      throw new Unreadable("sealed value is too short");
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    byte[] aad = context.getBytes(StandardCharsets.UTF_8);
    try {
      return switch (Suite.of(key)) {
        case AES_256_GCM ->
            aes(Cipher.DECRYPT_MODE, key, nonce, aad).doFinal(sealed, NONCE, length);
        case SM4_GCM -> {
          byte[] plain = new byte[length - TAG];
          Sm4.crypt(false, key.getEncoded(), nonce, aad, sealed, NONCE, length, plain);
          yield plain;
        }
      };
    } catch (AEADBadTagException | InvalidCipherTextException forged) {
      throw new Unreadable("sealed value was altered or belongs elsewhere", forged);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(key.getAlgorithm() + " is unusable", impossible);
    }
  }

  private static Cipher aes(int mode, SecretKey key, byte[] nonce, byte[] aad)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(AES, PROVIDER);
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(aad);
    return cipher;
  }
}
