package cn.yichi.platform.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of one part of a workbook, counted, for what a file says of its own size may be a lie. */
final class SheetBytes extends FilterInputStream {
  /** Bytes of the longest row: what {@link Cells} lets through, in tags and escapes. */
  static final int LONGEST_ROW = 4 * 1024 * 1024;

  private static final int AT_ONCE = 64 * 1024;

  private long bound;
  private long size;
  private long rowEnds = Long.MAX_VALUE;
  private boolean tooMany;

  /**
   * @param bound of all bytes
   */
  SheetBytes(InputStream in, long bound) {
    super(in);
    this.bound = bound;
  }

  /** A row begins about here, or what stands between two. */
  void row() {
    rowEnds = size + LONGEST_ROW;
  }

  /** No rows come any more. */
  void rowsEnd() {
    rowEnds = Long.MAX_VALUE;
  }

  void bound(long other) {
    bound = other;
  }

  long size() {
    return size;
  }

  boolean tooMany() {
    return tooMany;
  }

  /** Reads and counts the rest. */
  void drain() throws IOException {
    byte[] buffer = new byte[AT_ONCE];
    while (read(buffer, 0, buffer.length) >= 0) {
      // Counted as it is read.
    }
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    count(Math.max(0, read));
    return read;
  }

  /** By reading, so that what is passed over counts too. */
  @Override
  public long skip(long bytes) throws IOException {
    return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, AT_ONCE)]));
  }

  private void count(int more) throws IOException {
    size += more;
    if (size > bound || size > rowEnds) {
      tooMany = true;
      throw new IOException("more than may be held");
    }
  }
}
