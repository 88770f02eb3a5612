package cn.yichi.recognition.statistics;

import static cn.yichi.recognition.statistics.Ended.ANSWERED_AT_ONCE;
import static cn.yichi.recognition.statistics.Ended.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of counts keeps to. */
public interface QuestionCountsContract {
  YearMonth MONTH = YearMonth.of(2026, 9);

  QuestionCounts counts();

  @Test
  default void what_a_source_says_again_counts_once_and_sources_are_summed() {
    QuestionCounts counts = counts();
    counts.put(MONTH, "run-1", Map.of(ANSWERED_AT_ONCE, 3L));
    counts.put(MONTH, "run-1", Map.of(ANSWERED_AT_ONCE, 5L, NOT_FOUND, 1L));
    counts.put(MONTH, "run-1", Map.of(ANSWERED_AT_ONCE, 5L, NOT_FOUND, 1L));
    counts.put(MONTH, "run-2", Map.of(ANSWERED_AT_ONCE, 2L));
    assertThat(counts.in(MONTH)).isEqualTo(Map.of(ANSWERED_AT_ONCE, 7L, NOT_FOUND, 1L));
  }

  @Test
  default void an_earlier_count_that_comes_late_takes_nothing_back() {
    QuestionCounts counts = counts();
    counts.put(MONTH, "run-1", Map.of(NOT_FOUND, 5L));
    counts.put(MONTH, "run-1", Map.of(NOT_FOUND, 4L));
    assertThat(counts.in(MONTH)).isEqualTo(Map.of(NOT_FOUND, 5L));
  }

  @Test
  default void months_stand_apart_and_one_that_is_dropped_takes_those_before_it_along() {
    QuestionCounts counts = counts();
    assertThat(counts.oldest()).isEmpty();
    for (int month = 8; month <= 12; month++) {
      counts.put(YearMonth.of(2026, month), "run-1", Map.of(NOT_FOUND, (long) month));
    }
    assertThat(counts.oldest()).contains(YearMonth.of(2026, 8));
    assertThat(counts.in(MONTH)).isEqualTo(Map.of(NOT_FOUND, 9L));
    counts.drop(MONTH);
    assertThat(counts.oldest()).contains(YearMonth.of(2026, 10));
    assertThat(counts.in(MONTH)).isEmpty();
    assertThat(counts.in(YearMonth.of(2026, 10))).isEqualTo(Map.of(NOT_FOUND, 10L));
  }
}
