package cn.yichi.bench.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a check found, each in words a person can follow up. */
final class Findings {
  /** Of each kind so many are put into words, for people. */
  private static final int SHOWN = 10;

  /** Of each kind so many are remembered at all. */
  private static final int KEPT = 10_000;

  private record Finding(String kind, String words, boolean shown) {}

  private final List<Finding> found = new ArrayList<>();
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
      found.add(new Finding(kind, kind + " " + count + ": " + what, before < SHOWN));
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

  /** Of all kinds. */
  long count() {
    return lost + twice + stale + unexplained;
  }

  boolean clean() {
    return count() == 0;
  }

  List<String> words() {
    return found.stream().filter(Finding::shown).map(Finding::words).toList();
  }

  /** The kinds of what was found about something: lost, twice, stale, unexplained. */
  Set<String> about(String subject) {
    return found.stream()
        .filter(finding -> finding.words.contains(subject))
        .map(Finding::kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
