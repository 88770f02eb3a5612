package cn.yichi.platform.spool;

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
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Tink's construction with SM4 and SM3, which Tink does not have: 1 byte length of the head, 16
 * salt, 7 nonce prefix, then segments of 64 KiB, each SM4-GCM with its tag at its end. A file's key
 * is HKDF-SM3 of the ring's key, the salt and what the file is bound to; a segment's nonce is
 * prefix, number (4) and whether it is the last (1), so that none can be moved, left out or cut
 * off. The last segment may be empty.
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
  private static final int TAG = 16;
  static final int PLAIN = SEGMENT - TAG;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  Sm4Format(SecretKey key) {
    this.key = key.getEncoded();
  }

  @Override
  public int leastSize() {
    return HEAD + TAG;
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
    long body = raw.size() - HEAD;
    long segments = Math.ceilDiv(body, (long) SEGMENT);
    if (body < TAG || body - (segments - 1) * SEGMENT < TAG) {
      throw new GeneralSecurityException("cut off within a tag");
    }
    return body - segments * TAG;
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
    private final KeyParameter key;
    private final byte[] prefix;
    private final GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
    private int number;

    Segments(byte[] key, byte[] prefix) {
      this.key = new KeyParameter(key);
      this.prefix = prefix;
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
        cipher.init(sealing, new AEADParameters(key, TAG * 8, nonce));
        int done = cipher.processBytes(from, 0, length, to, 0);
        return done + cipher.doFinal(to, done);
      } catch (InvalidCipherTextException altered) {
        throw new GeneralSecurityException("segment " + (number - 1) + " was altered", altered);
      }
    }
  }
}
