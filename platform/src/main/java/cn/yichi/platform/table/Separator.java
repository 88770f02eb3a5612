package cn.yichi.platform.table;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which character stands between the cells: the one that shows the most known headings. */
final class Separator {
  private static final char[] CANDIDATES = {',', ';', '\t'};
  private static final int LONGEST_LINE = 8_192;

  private Separator() {}

  /** A comma unless another shows more headings. */
  static char of(String beginning, Predicate<String> heading) {
    String line = firstLine(beginning);
    char best = CANDIDATES[0];
    long most = known(line, best, heading);
    for (char candidate : CANDIDATES) {
      long headings = known(line, candidate, heading);
      if (headings > most) {
        best = candidate;
        most = headings;
      }
    }
    return best;
  }

  private static long known(String line, char separator, Predicate<String> heading) {
    return Pattern.compile(String.valueOf(separator), Pattern.LITERAL)
        .splitAsStream(line)
        .filter(heading)
        .count();
  }

  private static String firstLine(String beginning) {
    String text = beginning.substring(0, Math.min(beginning.length(), LONGEST_LINE));
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }
}
