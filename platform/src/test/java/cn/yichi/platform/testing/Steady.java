package cn.yichi.platform.testing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes alike what each run draws or meets anew: instants, days near today, drawn ids and digests,
 * ports. The same id stays the same within a text.
 */
final class Steady {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int NEAR = 60;
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  private static final Pattern DAY = Pattern.compile("(?<!\\d)20\\d\\d-\\d\\d-\\d\\d(?![\\dT])");
  private static final Pattern UUID =
      Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
  private static final Pattern HEX = Pattern.compile("(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])");
  private static final Pattern LOCAL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final Pattern INSTANCE = Pattern.compile("\\bt[0-9a-f]{20,32}\\b");

  private Steady() {}

  static String of(String text) {
    LocalDate now = LocalDate.now(Clock.system(CHINA));
    String steady = INSTANT.matcher(text).replaceAll(TODAY + "T02:00:00Z");
    steady = DAY.matcher(steady).replaceAll(found -> day(found.group(), now));
    steady = numbered(UUID, steady, n -> String.format("00000000-0000-4000-8000-%012d", n));
    steady = numbered(HEX, steady, n -> String.format("%024d", n));
    steady = LOCAL.matcher(steady).replaceAll("https://sso.example");
    return INSTANCE.matcher(steady).replaceAll("instance");
  }

  private static String day(String text, LocalDate now) {
    long from = ChronoUnit.DAYS.between(now, LocalDate.parse(text));
    return Math.abs(from) > NEAR ? text : TODAY.plusDays(from).toString();
  }

  private static String numbered(Pattern pattern, String text, Function<Integer, String> name) {
    Map<String, String> names = new LinkedHashMap<>();
    return pattern
        .matcher(text)
        .replaceAll(
            (MatchResult found) ->
                names.computeIfAbsent(found.group(), id -> name.apply(names.size() + 1)));
  }
}
