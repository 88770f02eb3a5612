package cn.yichi.platform.table;

import java.io.IOException;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Bounds of what a workbook unpacks to, counted before anything of it is read: a few kilobytes can
 * unpack to gigabytes. What has no rows may be held in memory, as the words are that cells share,
 * so its bound is closer.
 */
final class Unpacked {
  private static final long MOST = 512L * 1024 * 1024;
  private static final long MOST_IN_MEMORY = 64L * 1024 * 1024;
  private static final int MOST_PARTS = 1_000;

  private Unpacked() {}

  /** Answers whether it has formats for its cells, which it need not have. */
  static boolean check(byte[] packed) throws TableRefused {
    boolean styled = false;
    long all = 0;
    int parts = 0;
    try (ZipFile zip = ZipFile.builder().setByteArray(packed).get()) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        long left = MOST - all;
        var bytes = new SheetBytes(zip.getInputStream(part), Math.min(MOST_IN_MEMORY, left));
        try (bytes) {
          styled |= PartWalk.declaresFormats(bytes, left);
        }
        all += bytes.size();
        if (++parts > MOST_PARTS) {
          throw refused(TableFault.Code.WORKBOOK_TOO_LARGE);
        }
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw refused(TableFault.Code.WORKBOOK_FAULTY);
    }
    if (parts == 0) {
      throw refused(TableFault.Code.WORKBOOK_FAULTY);
    }
    return styled;
  }

  private static TableRefused refused(TableFault.Code code) {
    return new TableRefused(TableFault.of(code, ""));
  }
}
