package cn.yichi.registry.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Refused rows, encrypted at rest, as CSV in UTF-8. A job's error file is written in parts, one for
 * each checkpoint, so that it agrees with the counts after a crash.
 */
public interface ErrorFiles {

  /** Begins a part; it is there after {@link Part#commit} only. */
  Part begin(String part) throws IOException;

  /** A part of an error file. */
  interface Part extends AutoCloseable {
    void write(List<String> cells) throws IOException;

    /** Makes the part durable. */
    void commit() throws IOException;

    /** Drops what was not committed. */
    @Override
    void close() throws IOException;
  }

  /**
   * Writes a whole error file: a byte order mark, so that Excel reads it as UTF-8, the headings,
   * then the parts in order.
   */
  void copy(List<String> headings, List<String> parts, OutputStream out) throws IOException;

  /** Deletes a part; nothing happens when there is none. */
  void delete(String part) throws IOException;
}
