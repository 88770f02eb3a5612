package cn.yichi.platform.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;

/** Tells a damaged file from a failing disk: formats report the first with a crypto cause. */
final class SpoolInput extends FilterInputStream {
  private final String id;

  SpoolInput(String id, InputStream decrypting) {
    super(decrypting);
    this.id = id;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException failure) {
      throw damageIn(failure, id);
    }
  }

  static IOException damageIn(IOException failure, String id) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof GeneralSecurityException) {
        return new SpoolDamaged(id, failure);
      }
    }
    return failure;
  }
}
