package cn.yichi.contracts.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the form in which {@link Instant#toString()} writes this era's instants. */
final class UsualInstant {
  private static final int SECONDS_END = 19;
  private static final int NANO_DIGITS = 9;

  private UsualInstant() {}

  /**
   * @return null for every other form
   */
  static @Nullable Instant parse(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END || text.charAt(end) != 'Z' || !isPunctuated(text)) {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, SECONDS_END);
    int nano = nano(text, end);
    if ((year | month | day | hour | minute | second | nano) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return null;
    }
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nano);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static boolean isPunctuated(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static int nano(String text, int end) {
    if (end == SECONDS_END) {
      return 0;
    }
    int count = end - SECONDS_END - 1;
    if (text.charAt(SECONDS_END) != '.' || count < 1 || count > NANO_DIGITS) {
      return -1;
    }
    int nano = digits(text, SECONDS_END + 1, end);
    for (int i = count; i < NANO_DIGITS && nano > 0; i++) {
      nano *= 10;
    }
    return nano;
  }

  /** The number of these digits, below 0 where one is none. */
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
