package cn.yichi.registry.intake;

import java.io.IOException;
import java.util.Optional;

/**
 * Reads a file through once before any row of it is stored, so that a file refused as a whole
 * leaves nothing behind, and so that the number of rows is known.
 */
final class FileCheck {
  private static final int ROWS_BETWEEN_SIGNS = 50_000;

  private FileCheck() {}

  /** Shows every so often that the reading goes on. */
  @FunctionalInterface
  interface SignOfLife {
    void give() throws InterruptedException, RunEnded;
  }

  static ImportJob.Checked check(UploadedFiles uploads, ImportId id, SignOfLife sign)
      throws FileRefused, IOException, InterruptedException, RunEnded {
    try (RowSource source = uploads.open(id)) {
      Columns.of(source.headings());
      long rows = 0;
      for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
        rows = row.get().number();
        if (rows % ROWS_BETWEEN_SIGNS == 0) {
          sign.give();
        }
      }
      if (rows == 0) {
        throw new FileRefused(FileFault.of(FileFault.Code.NO_ROWS, ""));
      }
      return new ImportJob.Checked(source.form(), source.headings(), rows);
    }
  }
}
