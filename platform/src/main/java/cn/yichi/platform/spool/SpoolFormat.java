package cn.yichi.platform.spool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;

/**
 * How one key encrypts files: in segments that know their place, each file under a key of its own.
 * What was altered, cut off or exchanged is an {@link IOException} with a {@link
 * GeneralSecurityException} in it, or that itself.
 */
interface SpoolFormat {
  /** Bytes of an empty file. */
  int leastSize();

  /** Closing it ends the file. */
  OutputStream encrypting(OutputStream raw, byte[] bound)
      throws IOException, GeneralSecurityException;

  InputStream decrypting(InputStream raw, byte[] bound)
      throws IOException, GeneralSecurityException;

  /** What the length on disk tells; nothing is proved by it. */
  long plainSize(SeekableByteChannel raw, byte[] bound)
      throws IOException, GeneralSecurityException;
}
