package cn.yichi.registry.file;

import cn.yichi.platform.table.CsvTable;
import cn.yichi.platform.table.Table;
import cn.yichi.platform.table.TableRefused;
import cn.yichi.registry.intake.FileFault;
import cn.yichi.registry.intake.FileRefused;
import cn.yichi.registry.intake.Headings;
import cn.yichi.registry.intake.Row;
import cn.yichi.registry.intake.RowSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A CSV file, record by record; blank lines are passed over. */
record CsvRows(Table table) implements RowSource {

  /** Reads the beginning of a file; the stream is closed with the rows, or when this throws. */
  static CsvRows open(InputStream in) throws FileRefused, IOException {
    try {
      return new CsvRows(CsvTable.open(in, heading -> Headings.fieldOf(heading).isPresent()));
    } catch (TableRefused refused) {
      throw refused(refused);
    }
  }

  @Override
  public List<String> headings() {
    return table.headings();
  }

  @Override
  public FileForm form() {
    return new FileForm(table.form().encoding(), table.form().separator());
  }

  @Override
  public Optional<Row> next() throws FileRefused, IOException {
    try {
      return table.next().map(it -> new Row(it.number(), it.line(), it.cells()));
    } catch (TableRefused refused) {
      throw refused(refused);
    }
  }

  private static FileRefused refused(TableRefused refused) {
    FileFault.Code code =
        switch (refused.fault().code()) {
          case EMPTY_FILE -> FileFault.Code.EMPTY_FILE;
          case WORKBOOK_NOT_CSV, WORKBOOK_FAULTY, WORKBOOK_TOO_LARGE ->
              FileFault.Code.WORKBOOK_NOT_CSV;
          case NOT_TEXT -> FileFault.Code.NOT_TEXT;
          case ENCODING_UNSUPPORTED -> FileFault.Code.ENCODING_UNSUPPORTED;
          case ENCODING_UNKNOWN -> FileFault.Code.ENCODING_UNKNOWN;
          case BAD_BYTE -> FileFault.Code.BAD_BYTE;
          case TOO_MANY_COLUMNS -> FileFault.Code.TOO_MANY_COLUMNS;
          case LINE_TOO_LONG -> FileFault.Code.LINE_TOO_LONG;
          case QUOTE_NOT_CLOSED -> FileFault.Code.QUOTE_NOT_CLOSED;
          case QUOTE_MISPLACED -> FileFault.Code.QUOTE_MISPLACED;
        };
    return new FileRefused(new FileFault(code, refused.fault().value(), refused.fault().line()));
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
