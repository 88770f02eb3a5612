package cn.yichi.recognition.decision;

import java.util.Comparator;
import java.util.List;

/**
 * A finding with its place among the others.
 *
 * @param finding what the clause answers
 * @param notes the clause
 * @param key smaller goes first: what decides, then by outcome, strength and kind of document
 */
record Ranked(ClauseFinding finding, ClauseNotes notes, int key) {
  private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingInt(Ranked::key);

  /** Up to here it is quicker to put each in its place among those before it. */
  private static final int FEW = 32;

  Ranked(ClauseFinding finding, ClauseNotes notes) {
    this(
        finding, notes, notes.rank() + finding.outcome().rank() * ClauseNotes.RANKS_WITHIN_OUTCOME);
  }

  /** Puts the best first, of equal ones the earlier. */
  static void order(List<Ranked> all) {
    if (all.size() > FEW) {
      all.sort(BEST_FIRST);
      return;
    }
    for (int next = 1; next < all.size(); next++) {
      Ranked each = all.get(next);
      int place = next;
      for (; place > 0 && all.get(place - 1).key() > each.key(); place--) {
        all.set(place, all.get(place - 1));
      }
      if (place < next) {
        all.set(place, each);
      }
    }
  }

  boolean beside() {
    return notes.beside();
  }
}
