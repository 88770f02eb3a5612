package cn.yichi.registry.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Uploaded files, encrypted at rest. */
public interface UploadedFiles {

  /**
   * Keeps a file. When this throws, nothing of it remains.
   *
   * @throws UploadTooLarge when it has more bytes than the limit
   * @throws IOException when the sender stops in mid-file, or the store of files fails
   */
  Kept keep(ImportId id, InputStream body, long limit) throws IOException, UploadTooLarge;

  /**
   * A file that is kept whole.
   *
   * @param bytes its size
   * @param sha256 lower-case hexadecimal digest of its bytes
   */
  record Kept(long bytes, String sha256) {}

  /** The upload has more bytes than the limit. */
  final class UploadTooLarge extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Whether this instance can read the file. */
  boolean has(ImportId id);

  /**
   * Opens a kept file at its first row.
   *
   * @throws FileRefused when it is no file of rows, or not there any more
   */
  RowSource open(ImportId id) throws FileRefused, IOException;

  /** Deletes a file; nothing happens when there is none. */
  void delete(ImportId id) throws IOException;

  /**
   * Deletes uploads and error files that no job can name any more because they are older than any
   * kept one: what a crash left between a file and its job.
   */
  void deleteOlderThan(Duration age) throws IOException;
}
