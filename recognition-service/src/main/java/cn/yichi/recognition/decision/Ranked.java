package cn.yichi.recognition.decision;

import java.util.Comparator;

/**
 * A finding with its place among the others.
 *
 * @param finding what the clause answers
 * @param notes the clause
 * @param key smaller goes first: what decides, then by outcome, strength and kind of document
 */
record Ranked(ClauseFinding finding, ClauseNotes notes, int key) {
  static final Comparator<Ranked> BEST_FIRST = Comparator.comparingInt(Ranked::key);

  Ranked(ClauseFinding finding, ClauseNotes notes) {
    this(
        finding, notes, notes.rank() + finding.outcome().rank() * ClauseNotes.RANKS_WITHIN_OUTCOME);
  }

  boolean beside() {
    return notes.beside();
  }
}
