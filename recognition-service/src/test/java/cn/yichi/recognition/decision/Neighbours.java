package cn.yichi.recognition.decision;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws a neighbour of a story: the same facts but for one change of the expectation table. */
public final class Neighbours {
  private Neighbours() {}

  /**
   * @param change {@code field=a|b|c} or {@code field=from..to}, joined by {@code &}; empty for
   *     none
   */
  public static Map<String, String> draw(
      Map<String, String> story, String change, RandomGenerator random) {
    Map<String, String> neighbour = new LinkedHashMap<>(story);
    if (change.isEmpty()) {
      return neighbour;
    }
    for (String each : change.split("&")) {
      String field = each.substring(0, each.indexOf('='));
      if (!story.containsKey(field)) {
        throw new IllegalArgumentException("no such field: " + field);
      }
      neighbour.put(field, value(each.substring(each.indexOf('=') + 1), random));
    }
    if (change.contains("issuedOn") && !change.contains("statusSince")) {
      neighbour.computeIfPresent("statusSince", (name, old) -> neighbour.get("issuedOn"));
    }
    return neighbour;
  }

  private static String value(String domain, RandomGenerator random) {
    if (domain.contains("..")) {
      String from = domain.substring(0, domain.indexOf(".."));
      String to = domain.substring(domain.indexOf("..") + 2);
      return from.contains("-")
          ? LocalDate.ofEpochDay(
                  random.nextLong(
                      LocalDate.parse(from).toEpochDay(), LocalDate.parse(to).toEpochDay() + 1))
              .toString()
          : Long.toString(random.nextLong(Long.parseLong(from), Long.parseLong(to) + 1));
    }
    String[] values = domain.split("\\|", -1);
    return values[random.nextInt(values.length)];
  }
}
