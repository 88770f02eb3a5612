package cn.yichi.platform.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Gathers the cells of one record, within bounds. */
final class Cells extends AbstractBaseCsvCallbackHandler<Cells.Line> {
  static final int MOST_COLUMNS = 200;
  static final int LONGEST_LINE = 64 * 1024;

  private List<String> cells = new ArrayList<>();
  private int length;
  private boolean blank;

  /** One record of the file. */
  record Line(long line, List<String> cells, boolean blank) {}

  /** A record beyond the bounds. */
  static final class OutOfBounds extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient TableFault fault;

    OutOfBounds(TableFault fault) {
      super(fault.code().name(), null, false, false);
      this.fault = fault;
    }

    TableFault fault() {
      return fault;
    }
  }

  /** The line on which the record begins that was read last. */
  long line() {
    return Math.max(1, getStartingLineNumber());
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    cells = new ArrayList<>(cells.size());
    length = 0;
    blank = true;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int size, boolean quoted) {
    length += size;
    if (index >= MOST_COLUMNS) {
      throw beyond(TableFault.Code.TOO_MANY_COLUMNS, MOST_COLUMNS);
    }
    if (length > LONGEST_LINE) {
      throw beyond(TableFault.Code.LINE_TOO_LONG, LONGEST_LINE);
    }
    String cell = new String(buffer, offset, size);
    blank = blank && cell.isBlank();
    cells.add(cell);
  }

  @Override
  protected Line buildRecord() {
    return new Line(getStartingLineNumber(), cells, blank);
  }

  private OutOfBounds beyond(TableFault.Code code, int bound) {
    return new OutOfBounds(new TableFault(code, Integer.toString(bound), line()));
  }
}
