package cn.yichi.platform.spool;

import static java.util.Objects.requireNonNull;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file being spooled. It appears under its id only by {@link #commit}; closing without commit
 * leaves nothing behind. For one thread.
 */
public final class SpoolOutput extends FilterOutputStream {
  private final Path unfinished;
  private final Path finished;
  private long size;
  private boolean closed;

  SpoolOutput(OutputStream encrypting, Path unfinished, Path finished) {
    super(encrypting);
    this.unfinished = unfinished;
    this.finished = finished;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    size++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    size += length;
  }

  /** Plain bytes written so far. */
  public long size() {
    return size;
  }

  /**
   * Makes the file durable and visible under its id, replacing an earlier one in one step.
   *
   * @return its size in plain bytes
   */
  public long commit() throws IOException {
    if (closed) {
      throw new IOException("already closed");
    }
    closed = true;
    try {
      out.close();
      force(unfinished, StandardOpenOption.WRITE);
      Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
      force(requireNonNull(finished.toAbsolutePath().getParent()), StandardOpenOption.READ);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return size;
  }

  /** A rename that is not on disk itself could be forgotten by a power cut. */
  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  /** Discards the file unless it was committed. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      out.close();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
