package cn.yichi.platform.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import org.bouncycastle.crypto.digests.SM3Digest;

/** A running hash, ready for the next message when it has given one; for one thread. */
interface Hash {
  /** Bytes of a digest. */
  int LENGTH = 32;

  void update(byte one);

  void update(byte[] bytes, int offset, int length);

  default void update(byte[] bytes) {
    update(bytes, 0, bytes.length);
  }

  byte[] finish();

  /** A text or value with its length before it, so that no two fields can be cut otherwise. */
  default void framed(byte[] bytes) {
    length(bytes.length);
    update(bytes);
  }

  default void framed(String text) {
    framed(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Four bytes; -1 says that there is no value, which is not an empty one. */
  default void length(int length) {
    update((byte) (length >>> 24));
    update((byte) (length >>> 16));
    update((byte) (length >>> 8));
    update((byte) length);
  }

  static Hash of(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> new Sha256();
      case SM2 -> new Sm3();
    };
  }

  /** The JDK's. */
  final class Sha256 implements Hash {
    /** Found once: the look-up takes longer than the hash of a short value. */
    private static final Provider PROVIDER = digest().getProvider();

    private final MessageDigest digest;

    private Sha256() {
      try {
        digest = MessageDigest.getInstance("SHA-256", PROVIDER);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every JDK has SHA-256", impossible);
      }
    }

    static MessageDigest digest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every JDK has SHA-256", impossible);
      }
    }

    @Override
    public void update(byte one) {
      digest.update(one);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
    }

    @Override
    public byte[] finish() {
      return digest.digest();
    }
  }

  /** Bouncy Castle's. */
  final class Sm3 implements Hash {
    private final SM3Digest digest = new SM3Digest();

    private Sm3() {}

    @Override
    public void update(byte one) {
      digest.update(one);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
    }

    @Override
    public byte[] finish() {
      byte[] result = new byte[LENGTH];
      digest.doFinal(result, 0);
      return result;
    }
  }
}
