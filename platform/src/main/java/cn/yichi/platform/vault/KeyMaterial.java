package cn.yichi.platform.vault;

import cn.yichi.platform.vault.VaultKeys.Master;
import java.util.Arrays;
import java.util.Base64;

/** Reads a configured 256-bit key and refuses what cannot be one; messages never quote the key. */
public final class KeyMaterial {
  private static final int BYTES = 32;

  /** 32 random bytes have 30 different values on average; fewer than 16 never happens by chance. */
  private static final int LEAST_DIFFERENT_BYTES = 16;

  private KeyMaterial() {}

  /** A key with the suite named before it; AES-256-GCM, for ever, where none is. */
  static Master master(String property, String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Master(Suite.AES_256_GCM, read(property, text));
    }
    Suite suite =
        Suite.named(text.substring(0, colon).strip())
            .orElseThrow(() -> KeysRefused.suite(property));
    return new Master(suite, read(property, text.substring(colon + 1)));
  }

  /**
   * 32 random bytes.
   *
   * @throws KeysRefused when they are malformed or weak
   */
  public static byte[] read(String property, String base64) {
    byte[] key = decode(property, base64);
    if (key.length != BYTES) {
      throw KeysRefused.key(property, "has " + key.length + " bytes, needs " + BYTES);
    }
    if (different(key) < LEAST_DIFFERENT_BYTES) {
      throw KeysRefused.key(property, "is too regular to be random");
    }
    return key;
  }

  private static byte[] decode(String property, String base64) {
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException malformed) {
      throw KeysRefused.key(property, "is not base64");
    }
  }

  private static long different(byte[] key) {
    boolean[] seen = new boolean[256];
    for (byte b : key) {
      seen[b & 0xff] = true;
    }
    long count = 0;
    for (boolean one : seen) {
      count += one ? 1 : 0;
    }
    return count;
  }

  static void differ(String property, byte[] key, String otherProperty, byte[] other) {
    if (Arrays.equals(key, other)) {
      throw KeysRefused.key(property, "is the same key as " + otherProperty);
    }
  }
}
