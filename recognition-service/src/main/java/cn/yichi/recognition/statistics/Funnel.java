package cn.yichi.recognition.statistics;

import java.util.Map;
import java.util.Optional;

/**
 * What became of the questions of a month. Numbers that are not published are absent.
 *
 * @param asked questions, the sum of how they ended
 * @param ended how they ended
 * @param ruled rulings on single certificates that were made in the month, whenever the question
 *     was asked
 */
public record Funnel(Optional<Long> asked, Map<Ended, Long> ended, Optional<Long> ruled) {
  public Funnel {
    ended = Map.copyOf(ended);
  }
}
