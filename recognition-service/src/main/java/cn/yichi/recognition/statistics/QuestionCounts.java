package cn.yichi.recognition.statistics;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * Port: how many questions of a month ended how, by source. A source is a run of a service, which
 * says its own count again and again, or a roster.
 */
public interface QuestionCounts {
  /** Keeps what a source counted; said again, the higher count stands. */
  void put(YearMonth month, String source, Map<Ended, Long> counts);

  /** The sums over all sources; an end without questions may be missing. */
  Map<Ended, Long> in(YearMonth month);

  /** The first month with counts. */
  Optional<YearMonth> oldest();

  /** Deletes the counts of a month and of all before it. */
  void drop(YearMonth month);
}
