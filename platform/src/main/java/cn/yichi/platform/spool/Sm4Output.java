package cn.yichi.platform.spool;

import cn.yichi.platform.vault.Sm4;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/**
 * Gathers a segment; the one at hand is written when more comes, or as the last when it ends. After
 * a failure nothing more is written, and it does not end well.
 */
final class Sm4Output extends FilterOutputStream {
  private final Sm4Format.Segments segments;
  private final byte[] plain = new byte[Sm4Format.SEGMENT];
  private final byte[] sealed = new byte[Sm4Format.SEGMENT];
  private int filled;
  private boolean closed;
  private boolean failed;

  Sm4Output(OutputStream raw, Sm4Format.Segments segments) {
    super(raw);
    this.segments = segments;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("already closed");
    }
    int from = offset;
    for (int left = length; left > 0; ) {
      if (filled == segments.size() - Sm4.TAG) {
        seal(false);
      }
      int taken = Math.min(left, segments.size() - Sm4.TAG - filled);
      System.arraycopy(bytes, from, plain, filled, taken);
      filled += taken;
      from += taken;
      left -= taken;
    }
  }

  private void seal(boolean last) throws IOException {
    if (failed) {
      throw new IOException("an earlier segment was not written");
    }
    failed = true;
    try {
      out.write(sealed, 0, segments.next(true, last, plain, filled, sealed));
    } catch (GeneralSecurityException tooLong) {
      throw new IOException(tooLong);
    }
    filled = 0;
    failed = false;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (OutputStream ending = out) {
      seal(true);
      ending.flush();
    }
  }
}
