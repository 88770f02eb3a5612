package cn.yichi.recognition.roster;

import cn.yichi.contracts.vocabulary.MerkleFrontier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far a roster is. All of it is written at once, so it agrees with itself after a crash.
 *
 * @param outcomes how many rows were answered how
 * @param parts the pieces of the result, in order
 * @param certificates Merkle tree of the certificates answered about, in the order of rows
 */
public record RosterProgress(
    Map<RosterOutcome, Long> outcomes, List<Part> parts, MerkleFrontier certificates) {
  static final RosterProgress NONE = new RosterProgress(Map.of(), List.of(), MerkleFrontier.EMPTY);

  /** A piece of a result and how many rows it answers. */
  public record Part(String name, long rows) {}

  public RosterProgress {
    outcomes = Map.copyOf(outcomes);
    parts = List.copyOf(parts);
  }

  /** How many rows were answered. */
  public long answered() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows that the pieces of the result hold. */
  long held() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  long misses() {
    return outcomes.getOrDefault(RosterOutcome.NOT_RECEIVED, 0L);
  }

  /** With one more piece, and what it answers. */
  RosterProgress plus(Part part, List<RosterAnswer> answers) {
    Map<RosterOutcome, Long> more = new EnumMap<>(RosterOutcome.class);
    more.putAll(outcomes);
    List<String> ids = new ArrayList<>();
    for (RosterAnswer each : answers) {
      more.merge(each.outcome(), 1L, Long::sum);
      if (each instanceof RosterAnswer.Decided decided) {
        ids.add(decided.certificate().id().value());
      }
    }
    List<Part> longer = new ArrayList<>(parts);
    longer.add(part);
    return new RosterProgress(more, longer, certificates.plusTexts(ids));
  }
}
