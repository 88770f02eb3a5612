package cn.yichi.platform.retention;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far retention is.
 *
 * @param begun when the present run began, by which all ages of the run are measured; empty between
 *     runs
 * @param kind name of the kind at work; empty before the first
 * @param cursor last id that was dealt with of it; empty at its beginning
 * @param counts of the present run, by kind
 * @param nextAt when the next run is due
 * @param last the run before; empty before the first has ended
 */
record Progress(
    Optional<Instant> begun,
    String kind,
    Optional<String> cursor,
    SortedMap<String, Count> counts,
    Instant nextAt,
    Optional<Run> last) {
  Progress {
    counts = new TreeMap<>(counts);
  }

  /**
   * What was done of one kind, as far as it was noted: of a page that a crash cut short, only what
   * was left of it.
   *
   * @param failed whether its last page could not be dealt with; the rest waits for the next run
   */
  record Count(long looked, long deleted, boolean failed) {
    static final Count NONE = new Count(0, 0, false);
  }

  /** A run that has ended. */
  record Run(Instant begun, Instant ended, SortedMap<String, Count> counts) {}

  static Progress none(Instant now) {
    return new Progress(
        Optional.empty(), "", Optional.empty(), new TreeMap<>(), now, Optional.empty());
  }

  Progress begin(Instant now) {
    return new Progress(Optional.of(now), "", Optional.empty(), new TreeMap<>(), nextAt, last);
  }

  /** After a page of a kind. */
  Progress paged(String of, Expiring.Page page) {
    Count before = counts.getOrDefault(of, Count.NONE);
    return at(
        of,
        page.next(),
        new Count(before.looked() + page.looked(), before.deleted() + page.deleted(), false));
  }

  /** After a page that could not be dealt with. */
  Progress failed(String of) {
    Count before = counts.getOrDefault(of, Count.NONE);
    return at(of, Optional.empty(), new Count(before.looked(), before.deleted(), true));
  }

  private Progress at(String of, Optional<String> next, Count count) {
    SortedMap<String, Count> counted = new TreeMap<>(counts);
    counted.put(of, count);
    return new Progress(begun, of, next, counted, nextAt, last);
  }

  Progress end(Instant now, Instant next) {
    return new Progress(
        Optional.empty(),
        "",
        Optional.empty(),
        new TreeMap<>(),
        next,
        Optional.of(new Run(begun.orElse(now), now, counts)));
  }
}
