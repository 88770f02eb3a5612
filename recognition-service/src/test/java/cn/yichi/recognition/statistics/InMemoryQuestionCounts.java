package cn.yichi.recognition.statistics;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts of questions that are gone with the test. */
final class InMemoryQuestionCounts implements QuestionCounts {
  private final TreeMap<YearMonth, Map<String, Map<Ended, Long>>> months = new TreeMap<>();

  @Override
  public void put(YearMonth month, String source, Map<Ended, Long> counts) {
    Map<Ended, Long> kept =
        months
            .computeIfAbsent(month, each -> new HashMap<>())
            .computeIfAbsent(source, each -> new EnumMap<>(Ended.class));
    counts.forEach((ended, questions) -> kept.merge(ended, questions, Math::max));
  }

  @Override
  public Map<Ended, Long> in(YearMonth month) {
    Map<Ended, Long> sums = new EnumMap<>(Ended.class);
    for (Map<Ended, Long> each : months.getOrDefault(month, Map.of()).values()) {
      each.forEach((ended, questions) -> sums.merge(ended, questions, Long::sum));
    }
    return sums;
  }

  @Override
  public Optional<YearMonth> oldest() {
    return months.isEmpty() ? Optional.empty() : Optional.of(months.firstKey());
  }

  @Override
  public void drop(YearMonth month) {
    months.headMap(month, true).clear();
  }
}
