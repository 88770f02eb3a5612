package cn.yichi.registry.file;

import cn.yichi.registry.intake.Headings;
import java.util.regex.Pattern;

/** Which character stands between the cells: the one that shows the most known headings. */
final class Separator {
  private static final char[] CANDIDATES = {',', ';', '\t'};
  private static final int LONGEST_LINE = 8_192;

  private Separator() {}

  /** A comma unless another shows more headings. */
  static char of(String beginning) {
    String line = firstLine(beginning);
    char best = CANDIDATES[0];
    long most = known(line, best);
    for (char candidate : CANDIDATES) {
      long headings = known(line, candidate);
      if (headings > most) {
        best = candidate;
        most = headings;
      }
    }
    return best;
  }

  private static long known(String line, char separator) {
    return Pattern.compile(String.valueOf(separator), Pattern.LITERAL)
        .splitAsStream(line)
        .filter(heading -> Headings.fieldOf(heading).isPresent())
        .count();
  }

  private static String firstLine(String beginning) {
    String text = beginning.substring(0, Math.min(beginning.length(), LONGEST_LINE));
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }
}
