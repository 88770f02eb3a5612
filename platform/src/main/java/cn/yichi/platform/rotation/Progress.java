package cn.yichi.platform.rotation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far the change to one key is. Rounds go through all collections in turn; one that finds
 * nothing to do from its first document to its last proves that the older keys are not needed.
 *
 * @param key id of the key that everything is to be under
 * @param round number of the present round, from 1
 * @param place of the collection at work, from 0
 * @param cursor last id that was dealt with in it
 * @param run what was counted in it so far
 * @param parts the counts of each collection as last told
 * @param dirty whether the round sealed something anew or left something
 * @param idleRounds rounds in a row that sealed nothing anew and still left something
 * @param nextAt when to go on
 * @param doneAt when a clean round ended; empty while there is none, and again once something is
 *     found
 */
record Progress(
    String key,
    int round,
    int place,
    Optional<String> cursor,
    Part run,
    Map<String, Part> parts,
    boolean dirty,
    int idleRounds,
    Instant startedAt,
    Instant nextAt,
    Optional<Instant> doneAt) {
  Progress {
    parts = new LinkedHashMap<>(parts);
  }

  /**
   * Counts of one collection.
   *
   * @param total documents in it
   * @param done of them surely without a value under an older key
   * @param left of them with one, or not looked at yet
   * @param resealed how many writes there were since the beginning
   */
  record Part(long total, long done, long left, long resealed) {
    static final Part NONE = new Part(0, 0, 0, 0);

    Part plus(long newlyDone, long newlyLeft, long newlyResealed) {
      return new Part(total, done + newlyDone, left + newlyLeft, resealed + newlyResealed);
    }
  }

  static Progress begun(String key, Instant now) {
    return new Progress(
        key, 1, 0, Optional.empty(), Part.NONE, Map.of(), false, 0, now, now, Optional.empty());
  }

  Progress withCounts(Map<String, Part> counted) {
    return new Progress(
        key, round, place, cursor, run, counted, dirty, idleRounds, startedAt, nextAt, doneAt);
  }

  /** After a page that was not the last of its collection. */
  Progress paged(String name, String last, Part counted) {
    return new Progress(
        key,
        round,
        place,
        Optional.of(last),
        counted,
        round == 1 ? told(name, running(name, counted)) : parts,
        dirty || found(counted),
        idleRounds,
        startedAt,
        nextAt,
        found(counted) ? Optional.empty() : doneAt);
  }

  private Part running(String name, Part counted) {
    long total = Math.max(parts.getOrDefault(name, Part.NONE).total(), counted.done());
    return new Part(total, counted.done(), total - counted.done(), counted.resealed());
  }

  /** After the last page of a collection. */
  Progress left(String name, Part counted) {
    Part before = parts.getOrDefault(name, Part.NONE);
    long all = counted.done() + counted.left();
    long resealed = counted.resealed() + (round == 1 ? 0 : before.resealed());
    return new Progress(
        key,
        round,
        place + 1,
        Optional.empty(),
        Part.NONE,
        told(name, new Part(all, counted.done(), counted.left(), resealed)),
        dirty || found(counted),
        idleRounds,
        startedAt,
        nextAt,
        found(counted) ? Optional.empty() : doneAt);
  }

  private static boolean found(Part counted) {
    return counted.left() > 0 || counted.resealed() > 0;
  }

  private Map<String, Part> told(String name, Part part) {
    Map<String, Part> told = new LinkedHashMap<>(parts);
    told.put(name, part);
    return told;
  }

  /** A round through all collections has ended. */
  Progress ended(boolean clean, int idle, Instant next, Instant now) {
    return new Progress(
        key,
        round + 1,
        0,
        Optional.empty(),
        Part.NONE,
        parts,
        false,
        idle,
        startedAt,
        next,
        clean ? Optional.of(now) : Optional.empty());
  }
}
