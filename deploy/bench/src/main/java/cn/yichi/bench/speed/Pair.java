package cn.yichi.bench.speed;

import java.util.Comparator;
import java.util.List;

/**
 * The same work done twice in a row on the same warm machine.
 *
 * @param seconds what the house needed
 * @param floorSeconds what the bare form needed
 */
record Pair(double seconds, double floorSeconds) {
  Pair {
    if (!(seconds > 0 && floorSeconds > 0)) {
      throw new IllegalArgumentException(
          "times must be positive: " + seconds + ", " + floorSeconds);
    }
  }

  /** 1 where the house is as fast as the bare form; less where it is slower. */
  double ratio() {
    return floorSeconds / seconds;
  }

  /**
   * The pair whose ratio is the median of all ratios; of an even number the lower of the middle
   * two. Whole pairs are compared, never the best of one side with the worst of the other.
   */
  static Pair median(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    List<Pair> ordered = pairs.stream().sorted(Comparator.comparingDouble(Pair::ratio)).toList();
    return ordered.get((ordered.size() - 1) / 2);
  }
}
