package cn.yichi.bench.faults;

import java.util.ArrayList;
import java.util.List;

/** What a check found, each in words a person can follow up; only the first of a kind are kept. */
final class Findings {
  private static final int KEPT = 10;

  private final List<String> words = new ArrayList<>();
  private long lost;
  private long twice;
  private long stale;
  private long unexplained;

  /** Something that was accepted is nowhere, or not where it must be. */
  void lost(long count, String what) {
    lost += note("lost", lost, count, what);
  }

  /** Something that must happen once happened again. */
  void twice(long count, String what) {
    twice += note("twice", twice, count, what);
  }

  /** Something rests on an older state than the newest there is. */
  void stale(long count, String what) {
    stale += note("stale", stale, count, what);
  }

  /** Something is there that nothing put in accounts for. */
  void unexplained(long count, String what) {
    unexplained += note("unexplained", unexplained, count, what);
  }

  private long note(String kind, long before, long count, String what) {
    if (count > 0 && before < KEPT) {
      words.add(kind + " " + count + ": " + what);
    }
    return Math.max(0, count);
  }

  long lost() {
    return lost;
  }

  long twice() {
    return twice;
  }

  long stale() {
    return stale;
  }

  long unexplained() {
    return unexplained;
  }

  boolean clean() {
    return lost + twice + stale + unexplained == 0;
  }

  List<String> words() {
    return List.copyOf(words);
  }
}
