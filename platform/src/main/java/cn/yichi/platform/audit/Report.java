package cn.yichi.platform.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * What a verification found.
 *
 * @param verdict in a word
 * @param chains chains read
 * @param entries entries read
 * @param faults the first 100, in the order of chains
 * @param moreFaults how many there were besides
 * @param removedChains chains that retention has removed, or is removing
 * @param removed ids of the first 100 of them
 * @param unsure what could not be told, the first 100
 * @param refusedHeads records on {@code books} that the region did not sign, or by a key that is
 *     revoked since; they count for nothing
 */
public record Report(
    Verdict verdict,
    long chains,
    long entries,
    List<Fault> faults,
    long moreFaults,
    long removedChains,
    List<String> removed,
    List<String> unsure,
    long refusedHeads) {
  static final int MOST = 100;

  public Report {
    faults = List.copyOf(faults);
    removed = List.copyOf(removed);
    unsure = List.copyOf(unsure);
  }

  /** In a word. */
  public enum Verdict {
    /** Every entry is as it was written, and none that was published is missing. */
    INTACT,
    /** At least one fault. */
    BROKEN,
    /** No fault was seen, but not everything could be looked at. */
    CANNOT_TELL
  }

  /** Gathers findings, a bounded number of them. One thread. */
  static final class Findings {
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> unsure = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private long removedChains;
    private long all;
    private long chains;
    private long entries;
    private long refusedHeads;

    void fault(Fault.Kind kind, String chain, long from, long to, String detail) {
      all++;
      if (faults.size() < MOST) {
        faults.add(new Fault(kind, chain, from, to, detail));
      }
    }

    boolean any() {
      return all > 0;
    }

    /** Takes over the faults of a part. */
    void add(Findings part) {
      all += part.all;
      part.faults.stream().limit(MOST - faults.size()).forEach(faults::add);
    }

    void removed(String chain) {
      removedChains++;
      if (removed.size() < MOST) {
        removed.add(chain);
      }
    }

    void unsure(String what) {
      if (unsure.size() < MOST) {
        unsure.add(what);
      }
    }

    void refusedHeads(long number) {
      refusedHeads += number;
    }

    void chain() {
      chains++;
    }

    void entry() {
      entries++;
    }

    Report report() {
      Verdict verdict =
          all > 0 ? Verdict.BROKEN : unsure.isEmpty() ? Verdict.INTACT : Verdict.CANNOT_TELL;
      return new Report(
          verdict,
          chains,
          entries,
          faults,
          all - faults.size(),
          removedChains,
          removed,
          unsure,
          refusedHeads);
    }
  }
}
