package cn.yichi.platform.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a workbook as text: a number without exponent, a day as {@code 2023-06-15}, of a
 * formula what it last came to and never itself.
 */
final class CellText {
  private CellText() {}

  static String of(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    if (cell.getType() == CellType.STRING) {
      return orEmpty(cell.getText());
    }
    String raw = orEmpty(cell.getRawValue());
    if (cell.getType() == CellType.BOOLEAN) {
      return raw.equals("1") || raw.equalsIgnoreCase("true") ? "TRUE" : "FALSE";
    }
    return cell.getType() == CellType.NUMBER ? number(cell, raw) : raw;
  }

  private static String number(Cell cell, String raw) {
    if (isDay(cell.getDataFormatString())) {
      LocalDateTime at = cell.asDate();
      return at.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? at.toLocalDate().toString()
          : at.toString();
    }
    try {
      // A number of 1 000 000 digits is a few characters of input.
      BigDecimal number = new BigDecimal(raw);
      return Math.abs(number.scale()) > 40 || number.precision() > 40
          ? raw
          : number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException other) {
      return raw;
    }
  }

  /** Formats of days name the year or the day; words in quotes and colours do not count. */
  private static boolean isDay(@Nullable String format) {
    if (format == null) {
      return false;
    }
    String bare = format.replaceAll("\"[^\"]*\"|\\[[^]]*]", "").toLowerCase(Locale.ROOT);
    return bare.contains("y") || bare.contains("d");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
