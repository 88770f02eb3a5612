package cn.yichi.platform.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an Excel workbook, row by row; blank rows are passed over. The packed file is
 * held in memory, so its bound is the caller's; what it unpacks to is bounded by {@link Unpacked}.
 */
public final class XlsxTable implements Table {
  private static final String FORM = "XLSX";

  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> lines;
  private final List<String> headings;
  private long rows;

  private XlsxTable(ReadableWorkbook workbook) throws TableRefused, IOException {
    this.workbook = workbook;
    this.stream = workbook.getFirstSheet().openStream();
    this.lines = stream.iterator();
    this.headings =
        nextLine().map(TableRow::cells).orElseThrow(() -> refused(TableFault.Code.EMPTY_FILE, 0));
  }

  /** Whether a file begins as a workbook of either kind does. */
  public static boolean isWorkbook(byte[] beginning) {
    return TextForm.isWorkbook(beginning);
  }

  /**
   * Reads a workbook; the stream is closed before this returns.
   *
   * @param most most bytes of the packed file
   */
  public static XlsxTable open(InputStream in, int most) throws TableRefused, IOException {
    byte[] packed;
    try (in) {
      packed = in.readNBytes(most + 1);
    }
    if (packed.length > most) {
      throw refused(TableFault.Code.WORKBOOK_TOO_LARGE, 0);
    }
    boolean styled = Unpacked.check(packed);
    try {
      return new XlsxTable(
          new ReadableWorkbook(
              new ByteArrayInputStream(packed), new ReadingOptions(styled, false)));
    } catch (IOException | RuntimeException faulty) {
      throw refused(TableFault.Code.WORKBOOK_FAULTY, 0);
    }
  }

  @Override
  public List<String> headings() {
    return headings;
  }

  @Override
  public Form form() {
    return new Form(FORM, ',');
  }

  @Override
  public Optional<TableRow> next() throws TableRefused, IOException {
    Optional<TableRow> line = nextLine();
    if (line.isPresent()) {
      rows++;
    }
    return line.map(it -> new TableRow(rows, it.line(), it.cells()));
  }

  private Optional<TableRow> nextLine() throws TableRefused {
    try {
      while (lines.hasNext()) {
        Row row = lines.next();
        if (row.getCellCount() > Cells.MOST_COLUMNS) {
          throw refused(TableFault.Code.TOO_MANY_COLUMNS, row.getRowNum());
        }
        List<String> cells = cells(row);
        if (!cells.stream().allMatch(String::isBlank)) {
          return Optional.of(new TableRow(0, row.getRowNum(), cells));
        }
      }
      return Optional.empty();
    } catch (ExcelReaderException | IllegalArgumentException | IllegalStateException broken) {
      throw refused(TableFault.Code.WORKBOOK_FAULTY, rows + 1);
    }
  }

  private static List<String> cells(Row row) throws TableRefused {
    List<String> cells = new ArrayList<>(row.getCellCount());
    int length = 0;
    for (int i = 0; i < row.getCellCount(); i++) {
      String text = CellText.of(row.getOptionalCell(i).orElse(null));
      length += text.length();
      if (length > Cells.LONGEST_LINE) {
        throw refused(TableFault.Code.LINE_TOO_LONG, row.getRowNum());
      }
      cells.add(text);
    }
    while (!cells.isEmpty() && cells.getLast().isEmpty()) {
      cells.removeLast();
    }
    return cells;
  }

  private static TableRefused refused(TableFault.Code code, long line) {
    String value =
        switch (code) {
          case TOO_MANY_COLUMNS -> Integer.toString(Cells.MOST_COLUMNS);
          case LINE_TOO_LONG -> Integer.toString(Cells.LONGEST_LINE);
          default -> "";
        };
    return new TableRefused(new TableFault(code, value, line));
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
