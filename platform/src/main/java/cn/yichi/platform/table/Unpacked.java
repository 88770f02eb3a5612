package cn.yichi.platform.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Bounds of what a workbook unpacks to, counted before anything of it is read: a few kilobytes can
 * unpack to gigabytes. Words that cells share are held in memory, so their bound is closer; so is
 * that of a row, which is parsed as a whole.
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
        styled |= part.getName().equals("xl/styles.xml");
        boolean sheet = part.getName().startsWith("xl/worksheets/");
        long bound = Math.min(sheet ? MOST : MOST_IN_MEMORY, MOST - all);
        all += size(zip, part, bound, sheet);
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

  /** Counted, for what the file says of its own size may be a lie. */
  private static long size(ZipFile zip, ZipArchiveEntry part, long bound, boolean sheet)
      throws IOException, TableRefused {
    byte[] buffer = new byte[64 * 1024];
    long size = 0;
    RowSizes rows = new RowSizes();
    try (InputStream in = zip.getInputStream(part)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > bound || sheet && !rows.take(buffer, read)) {
          throw refused(TableFault.Code.WORKBOOK_TOO_LARGE);
        }
      }
    }
    return size;
  }

  private static TableRefused refused(TableFault.Code code) {
    return new TableRefused(TableFault.of(code, ""));
  }
}
