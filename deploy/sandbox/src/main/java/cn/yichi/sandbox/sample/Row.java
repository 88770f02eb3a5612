package cn.yichi.sandbox.sample;

import java.util.EnumMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row of a bureau's file while it is being made up. */
final class Row {
  private final EnumMap<Column, String> cells = new EnumMap<>(Column.class);
  private String after = "";

  Row copy() {
    Row copy = new Row();
    copy.cells.putAll(cells);
    return copy;
  }

  Row withOneCellTooMany() {
    after = ",多余";
    return this;
  }

  Row put(Column column, String value) {
    cells.put(column, value);
    return this;
  }

  String get(Column column) {
    return cells.getOrDefault(column, "");
  }

  /** The heading line of every file. */
  static String headings() {
    return Stream.of(Column.values()).map(Column::heading).collect(Collectors.joining(","));
  }

  /** The row as a CSV line without its end; cells that need it are quoted. */
  String csv() {
    StringBuilder line = new StringBuilder(256);
    for (Column column : Column.values()) {
      if (column.ordinal() > 0) {
        line.append(',');
      }
      line.append(quoted(get(column)));
    }
    return line.append(after).toString();
  }

  private static String quoted(String cell) {
    return cell.indexOf(',') < 0 && cell.indexOf('"') < 0
        ? cell
        : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
