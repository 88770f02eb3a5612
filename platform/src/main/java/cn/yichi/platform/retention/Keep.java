package cn.yichi.platform.retention;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * How long a kind of things is kept.
 *
 * @param words as the setting says it
 * @param period a {@link Period} or a {@link Duration}; empty for ever
 */
record Keep(String words, Optional<TemporalAmount> period) {
  static final Keep FOREVER = new Keep("FOREVER", Optional.empty());

  /** Days and months begin at midnight here. */
  private static final ZoneId LEGAL = ZoneId.of("Asia/Shanghai");

  private static final Pattern CALENDAR =
      Pattern.compile("P(?!$)(\\d{1,4}Y)?(\\d{1,5}M)?(\\d{1,5}W)?(\\d{1,6}D)?");

  /** A number without a unit would be read as milliseconds. */
  private static final Pattern SIMPLE = Pattern.compile("\\d{1,9}(ms|s|m|h|d)");

  private static final Pattern CLOCK = Pattern.compile("P(\\d{1,6}D)?T[0-9.HMS]{2,20}");

  /** A year long enough to hold months of every length. */
  private static final LocalDate A_YEAR = LocalDate.of(2024, 1, 1);

  private static final int ITS_DAYS = 366;

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException where it is no period, or an empty one
   */
  static Keep parse(String setting) {
    String text = setting.strip();
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.equals(FOREVER.words)) {
      return FOREVER;
    }
    TemporalAmount period;
    try {
      if (CALENDAR.matcher(upper).matches()) {
        period = Period.parse(upper);
      } else if (CLOCK.matcher(upper).matches()) {
        period = Duration.parse(upper);
      } else if (SIMPLE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
        period = DurationStyle.SIMPLE.parse(text.toLowerCase(Locale.ROOT));
      } else {
        throw new IllegalArgumentException("no period");
      }
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("no period", malformed);
    }
    Keep keep = new Keep(text, Optional.of(period));
    if (!keep.covers(Duration.ofMillis(1))) {
      throw new IllegalArgumentException("nothing would be kept at all");
    }
    return keep;
  }

  /** What is older than this is over age; empty where nothing ever is. */
  Optional<Instant> before(Instant now) {
    return period.map(length -> before(now, length));
  }

  private static Instant before(Instant now, TemporalAmount length) {
    return now.atZone(LEGAL).minus(length).toInstant();
  }

  /** Whether it is never shorter than that, on whichever day of the year one looks. */
  boolean covers(TemporalAmount least) {
    return period.isEmpty()
        || A_YEAR
            .datesUntil(A_YEAR.plusDays(ITS_DAYS))
            .map(day -> day.atStartOfDay(LEGAL).toInstant())
            .noneMatch(day -> before(day, period.get()).isAfter(before(day, least)));
  }
}
