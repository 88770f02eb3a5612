package cn.yichi.platform.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Keys that everybody can compute: for the sandbox and tests only, refused elsewhere. */
public final class SandboxKeys {
  private SandboxKeys() {}

  /** 32 bytes, other ones for each purpose. */
  public static byte[] key(String purpose) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(("yichi sandbox, not a secret: " + purpose).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
