package cn.yichi.platform.spool;

import cn.yichi.platform.vault.Sm4;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Tink's construction with SM4 and SM3, which Tink does not have: 1 byte length of the head, 16
 * salt, 7 nonce prefix, then segments of SM4-GCM, each with its tag at its end, that end at
 * multiples of 64 KiB. A file's key is HKDF-SM3 of the ring's key, the salt and what the file is
 * bound to; a segment's nonce is prefix, number (4) and whether it is the last (1), so that none
 * can be moved, left out or cut off. The last segment may be empty.
 *
 * @see <a href="https://eprint.iacr.org/2015/189">Hoang, Reyhanitabar, Rogaway, Vizár: Online
 *     authenticated encryption and its nonce-reuse misuse-resistance (STREAM)</a>
 */
final class Sm4Format implements SpoolFormat {
  static final int SEGMENT = 64 * 1024;
  private static final int KEY_BYTES = 16;
  private static final int SALT = 16;
  private static final int PREFIX = 7;
  private static final int HEAD = 1 + SALT + PREFIX;
  private static final byte[] NO_AAD = {};
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  Sm4Format(SecretKey key) {
    this.key = key.getEncoded();
  }

  @Override
  public int leastSize() {
    return HEAD + Sm4.TAG;
  }

  @Override
  public OutputStream encrypting(OutputStream raw, byte[] bound) throws IOException {
    byte[] head = new byte[HEAD];
    RANDOM.nextBytes(head);
    head[0] = HEAD;
    raw.write(head);
    return new Sm4Output(raw, segments(head, bound));
  }

  @Override
  public InputStream decrypting(InputStream raw, byte[] bound)
      throws IOException, GeneralSecurityException {
    byte[] head = raw.readNBytes(HEAD);
    if (head.length < HEAD || head[0] != HEAD) {
      throw new GeneralSecurityException("not a file of SM4 segments");
    }
    return new Sm4Input(raw, segments(head, bound));
  }

  @Override
  public long plainSize(SeekableByteChannel raw, byte[] bound)
      throws IOException, GeneralSecurityException {
    long segments = Math.ceilDiv(raw.size(), (long) SEGMENT);
    long last = raw.size() - (segments - 1) * SEGMENT - (segments == 1 ? HEAD : 0);
    if (last < Sm4.TAG) {
      throw new GeneralSecurityException("cut off within a tag");
    }
    return raw.size() - HEAD - segments * Sm4.TAG;
  }

  private Segments segments(byte[] head, byte[] bound) {
    byte[] salt = new byte[SALT];
    System.arraycopy(head, 1, salt, 0, SALT);
    var derivation = new HKDFBytesGenerator(new SM3Digest());
    derivation.init(new HKDFParameters(key, salt, bound));
    byte[] own = new byte[KEY_BYTES];
    derivation.generateBytes(own, 0, KEY_BYTES);
    byte[] prefix = new byte[PREFIX];
    System.arraycopy(head, 1 + SALT, prefix, 0, PREFIX);
    return new Segments(own, prefix);
  }

  /** The cipher of one file, segment after segment. */
  static final class Segments {
    private final byte[] key;
    private final byte[] prefix;
    private int number;

    Segments(byte[] key, byte[] prefix) {
      this.key = key;
      this.prefix = prefix;
    }

    /** Bytes of the next segment with its tag, unless it is the last. */
    int size() {
      return number == 0 ? SEGMENT - HEAD : SEGMENT;
    }

    /** Answers how many bytes {@code to} holds then. */
    int next(boolean sealing, boolean last, byte[] from, int length, byte[] to)
        throws GeneralSecurityException {
      if (number < 0) {
        throw new GeneralSecurityException("no file has more than 2^31 segments");
      }
      byte[] nonce =
          ByteBuffer.allocate(PREFIX + 5)
              .put(prefix)
              .putInt(number++)
              .put((byte) (last ? 1 : 0))
              .array();
      try {
        return Sm4.crypt(sealing, key, nonce, NO_AAD, from, 0, length, to);
      } catch (InvalidCipherTextException altered) {
        throw new GeneralSecurityException("segment " + (number - 1) + " was altered", altered);
      }
    }
  }
}
