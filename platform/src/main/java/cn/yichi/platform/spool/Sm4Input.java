package cn.yichi.platform.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment ahead, for only what follows it tells whether a segment is the last. Nothing of a
 * segment is given before its tag was checked; after one that was altered every read fails.
 */
final class Sm4Input extends FilterInputStream {
  private final Sm4Format.Segments segments;
  private final byte[] plain = new byte[Sm4Format.SEGMENT];
  private byte[] ahead;
  private @Nullable GeneralSecurityException damage;
  private boolean ended;
  private int position;
  private int filled;

  Sm4Input(InputStream raw, Sm4Format.Segments segments) throws IOException {
    super(raw);
    this.segments = segments;
    this.ahead = raw.readNBytes(segments.size());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == filled) {
      if (damage != null) {
        throw new IOException(damage);
      }
      if (ended) {
        return -1;
      }
      open();
    }
    int taken = Math.min(length, filled - position);
    System.arraycopy(plain, position, bytes, offset, taken);
    position += taken;
    return taken;
  }

  private void open() throws IOException {
    byte[] sealed = ahead;
    ahead = sealed.length < segments.size() ? new byte[0] : in.readNBytes(Sm4Format.SEGMENT);
    ended = ahead.length == 0;
    try {
      filled = segments.next(false, ended, sealed, sealed.length, plain);
      position = 0;
    } catch (GeneralSecurityException altered) {
      damage = altered;
    }
  }

  /** Within the segment at hand; a read goes on to the next. */
  @Override
  public long skip(long count) {
    int skipped = Math.clamp(count, 0, filled - position);
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return filled - position;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
