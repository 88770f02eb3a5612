package cn.yichi.bench.speed;

import java.util.Arrays;

/**
 * How fast a closed loop of clients was answered.
 *
 * @param answers how many
 * @param perSecond answers a second
 * @param p50 median, microseconds
 * @param p99 of a hundred answers one took longer, microseconds
 */
record Latencies(int answers, double perSecond, double p50, double p99) {

  /**
   * @param nanos of every answer, in any order
   * @param seconds from the first request to the last answer
   */
  static Latencies of(long[] nanos, double seconds) {
    long[] ordered = nanos.clone();
    Arrays.sort(ordered);
    return new Latencies(
        ordered.length, ordered.length / seconds, at(ordered, 0.50) / 1e3, at(ordered, 0.99) / 1e3);
  }

  /** The smallest value that so great a part of all do not exceed. */
  private static double at(long[] ordered, double part) {
    int rank = (int) Math.ceil(part * ordered.length);
    return ordered[Math.max(0, rank - 1)];
  }
}
