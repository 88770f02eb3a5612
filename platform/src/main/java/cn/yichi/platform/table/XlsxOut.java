package cn.yichi.platform.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a workbook of one sheet, row by row; every cell is text, so that none can be run. */
public final class XlsxOut implements AutoCloseable {
  private static final int FLUSHED_TOGETHER = 500;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int row;

  /** The stream is the caller's and is not closed. */
  public XlsxOut(OutputStream out, String sheetName) {
    this.workbook = new Workbook(out, "Yichi", "1.0");
    this.sheet = workbook.newWorksheet(sheetName);
  }

  public void write(List<String> cells) throws IOException {
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty()) {
        sheet.inlineString(row, column, cells.get(column));
      }
    }
    if (++row % FLUSHED_TOGETHER == 0) {
      sheet.flush();
    }
  }

  /** Ends the workbook; without this it is no workbook. */
  @Override
  public void close() throws IOException {
    workbook.finish();
  }
}
