package cn.yichi.contracts.vocabulary;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Days as people write them: 2023-01-15, 2023/1/15, 2023.1.15, 2023年1月15日, 20230115, each also with
 * a time of midnight behind it. A day before the month is never guessed at.
 */
public final class StatedDate {
  private static final int PACKED = 8;
  private static final int EARLIEST_YEAR = 1949;
  private static final int LATEST_YEAR = 2200;

  private StatedDate() {}

  /**
   * Reads a day.
   *
   * @return refused as {@code DATE_FORMAT}
   */
  public static Parsed<LocalDate> parse(String raw) {
    String text = withoutMidnight(WrittenForm.nfkc(raw).strip());
    int[] parts = text.length() == PACKED ? packed(text) : separated(text);
    if (parts.length != 3 || parts[0] < EARLIEST_YEAR || parts[0] > LATEST_YEAR) {
      return Parsed.invalid(FaultCode.DATE_FORMAT, raw);
    }
    try {
      return Parsed.valid(LocalDate.of(parts[0], parts[1], parts[2]));
    } catch (DateTimeException noSuchDay) {
      return Parsed.invalid(FaultCode.DATE_FORMAT, raw);
    }
  }

  private static String withoutMidnight(String text) {
    int end = text.indexOf(' ') < 0 ? text.indexOf('T') : text.indexOf(' ');
    if (end < 0) {
      return text;
    }
    String time = text.substring(end + 1);
    return time.chars().allMatch(c -> c == '0' || c == ':' || c == '.')
        ? text.substring(0, end)
        : text;
  }

  private static int[] packed(String text) {
    if (!WrittenForm.digits(text, 0, PACKED)) {
      return separated(text);
    }
    return new int[] {
      WrittenForm.number(text, 0, 4),
      WrittenForm.number(text, 4, 6),
      WrittenForm.number(text, 6, PACKED)
    };
  }

  private static int[] separated(String text) {
    int first = digitsEnd(text, 0);
    int second = digitsEnd(text, first + 1);
    int third = digitsEnd(text, second + 1);
    boolean shaped =
        first == 4 && width(first, second) && width(second, third) && third <= text.length();
    return shaped && separators(text, first, second, third)
        ? new int[] {
          WrittenForm.number(text, 0, first),
          WrittenForm.number(text, first + 1, second),
          WrittenForm.number(text, second + 1, third)
        }
        : new int[0];
  }

  private static boolean separators(String text, int first, int second, int third) {
    char a = text.charAt(first);
    char b = text.charAt(second);
    String rest = text.substring(third);
    return a == '年'
        ? b == '月' && (rest.equals("日") || rest.isEmpty())
        : a == b && "-/.".indexOf(a) >= 0 && rest.isEmpty();
  }

  private static boolean width(int before, int end) {
    int digits = end - before - 1;
    return digits == 1 || digits == 2;
  }

  /** Index after the digits that begin at {@code from}. */
  private static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && WrittenForm.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
