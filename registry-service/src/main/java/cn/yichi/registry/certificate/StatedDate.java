package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Parsed;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Days as bureaus write them: 2023-01-15, 2023/1/15, 2023.1.15, 2023年1月15日, 20230115, each also
 * with a time of midnight behind it. A day before the month is never guessed at.
 */
final class StatedDate {
  private static final int PACKED = 8;
  private static final int EARLIEST_YEAR = 1949;
  private static final int LATEST_YEAR = 2200;

  private StatedDate() {}

  static Parsed<LocalDate> parse(String raw) {
    String text = withoutMidnight(Normalizer.normalize(raw, Normalizer.Form.NFKC).strip());
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
    for (int i = 0; i < PACKED; i++) {
      if (!isDigit(text.charAt(i))) {
        return separated(text);
      }
    }
    return new int[] {number(text, 0, 4), number(text, 4, 6), number(text, 6, PACKED)};
  }

  private static int[] separated(String text) {
    int first = digitsEnd(text, 0);
    int second = digitsEnd(text, first + 1);
    int third = digitsEnd(text, second + 1);
    boolean shaped =
        first == 4 && width(first, second) && width(second, third) && third <= text.length();
    return shaped && separators(text, first, second, third)
        ? new int[] {
          number(text, 0, first), number(text, first + 1, second), number(text, second + 1, third)
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
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
