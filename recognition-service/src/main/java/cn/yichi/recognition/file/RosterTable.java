package cn.yichi.recognition.file;

import cn.yichi.platform.spool.SpoolDamaged;
import cn.yichi.platform.table.CsvTable;
import cn.yichi.platform.table.Table;
import cn.yichi.platform.table.TableFault;
import cn.yichi.platform.table.TableRefused;
import cn.yichi.platform.table.XlsxTable;
import cn.yichi.recognition.roster.RosterFault;
import cn.yichi.recognition.roster.RosterField;
import cn.yichi.recognition.roster.RosterRefused;
import cn.yichi.recognition.roster.RosterRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A roster as a table of either kind; its first bytes tell which, whatever the sender says. */
record RosterTable(Table table, RosterForm form) implements RosterRows {
  private static final int SIGN = 4;

  /** The stream is closed with the rows, or when this throws. */
  static RosterTable open(InputStream file, int mostBytes) throws RosterRefused, IOException {
    BufferedInputStream in = new BufferedInputStream(file);
    in.mark(SIGN);
    byte[] sign = in.readNBytes(SIGN);
    in.reset();
    try {
      return XlsxTable.isWorkbook(sign)
          ? new RosterTable(XlsxTable.open(in, mostBytes), RosterForm.XLSX)
          : new RosterTable(
              CsvTable.open(in, heading -> RosterField.of(heading).isPresent()), RosterForm.CSV);
    } catch (TableRefused refused) {
      throw refused(refused);
    }
  }

  @Override
  public List<String> headings() {
    return table.headings();
  }

  @Override
  public Optional<RosterRow> next() throws RosterRefused, IOException {
    try {
      return table.next().map(row -> new RosterRow(row.number(), row.cells()));
    } catch (TableRefused refused) {
      throw refused(refused);
    } catch (SpoolDamaged damaged) {
      throw lost();
    }
  }

  static RosterRefused lost() {
    return new RosterRefused(new RosterFault(RosterFault.Code.FILE_LOST, "", 0));
  }

  private static RosterRefused refused(TableRefused refused) {
    TableFault fault = refused.fault();
    RosterFault.Code code =
        switch (fault.code()) {
          case EMPTY_FILE -> RosterFault.Code.EMPTY_FILE;
          case WORKBOOK_NOT_CSV, WORKBOOK_FAULTY -> RosterFault.Code.WORKBOOK_FAULTY;
          case WORKBOOK_TOO_LARGE -> RosterFault.Code.WORKBOOK_TOO_LARGE;
          case NOT_TEXT -> RosterFault.Code.NOT_TEXT;
          case ENCODING_UNSUPPORTED -> RosterFault.Code.ENCODING_UNSUPPORTED;
          case ENCODING_UNKNOWN -> RosterFault.Code.ENCODING_UNKNOWN;
          case BAD_BYTE -> RosterFault.Code.BAD_BYTE;
          case TOO_MANY_COLUMNS -> RosterFault.Code.TOO_MANY_COLUMNS;
          case LINE_TOO_LONG -> RosterFault.Code.LINE_TOO_LONG;
          case QUOTE_NOT_CLOSED -> RosterFault.Code.QUOTE_NOT_CLOSED;
          case QUOTE_MISPLACED -> RosterFault.Code.QUOTE_MISPLACED;
        };
    return new RosterRefused(new RosterFault(code, fault.value(), fault.line()));
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
