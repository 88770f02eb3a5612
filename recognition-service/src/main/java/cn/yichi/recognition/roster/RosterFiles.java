package cn.yichi.recognition.roster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** Uploads and results, encrypted at rest. A result is kept in parts, one for each checkpoint. */
public interface RosterFiles {

  /** More bytes than allowed; nothing of them is kept. */
  final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps an upload whole, or nothing of it. */
  void keep(RosterId id, InputStream body, long limit) throws IOException, TooLarge;

  /** Whether this instance can read the upload. */
  boolean has(RosterId id);

  /** Reads an upload from its start. */
  RosterRows open(RosterId id) throws RosterRefused, IOException;

  /** Begins a part; it is there after {@link Part#commit} only. */
  Part begin(String name) throws IOException;

  /** A part of a result. */
  interface Part extends AutoCloseable {
    void write(List<String> cells) throws IOException;

    /** Makes it durable. */
    void commit() throws IOException;

    /** Drops what was not committed. */
    @Override
    void close() throws IOException;
  }

  /**
   * Writes a whole result.
   *
   * @param headings its first line
   * @param closing its last line
   * @throws IOException also where a part does not hold as many rows as it should: a result with a
   *     gap is cut off and never ended
   */
  void copy(
      RosterRows.RosterForm form,
      List<String> headings,
      List<RosterProgress.Part> parts,
      String closing,
      OutputStream out)
      throws IOException;

  /** Deletes an upload and every part of its result, named or not. */
  void delete(RosterId id, List<String> parts) throws IOException;

  /** Deletes a part; nothing happens when there is none. */
  void deletePart(String name) throws IOException;

  /** Deletes whatever is older, also what nobody names any more. */
  void deleteOlderThan(Duration age) throws IOException;
}
