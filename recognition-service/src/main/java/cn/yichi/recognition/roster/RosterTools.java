package cn.yichi.recognition.roster;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * What every run works with.
 *
 * @param passes whether a failure passes by itself, so that another attempt may succeed
 */
public record RosterTools(
    RosterJobs jobs,
    RosterFiles files,
    AnswerRows answers,
    RememberRows remember,
    Told told,
    Predicate<RuntimeException> passes,
    RosterLimits limits,
    Clock clock) {

  /** Who must hear of what was found. */
  public interface Told {
    /** So many rows of an account found nothing. */
    void missed(String account, int rows);

    /** A roster has ended: one entry for all its rows in the log of who saw what. */
    void ended(RosterJob job);
  }

  /**
   * The bounds of rosters.
   *
   * @param maxBytes size of the largest file
   * @param maxRows rows of the longest
   * @param maxOpen rosters of one owner that may wait or run at once
   * @param maxMisses rows of one roster that may find nothing before no more is told
   * @param concurrent rosters that one instance works on at once; 0 where it only takes them in
   * @param batch rows that are asked together
   * @param checkpoint rows that are made durable together
   * @param hold how long a run keeps a roster without a sign of life
   * @param poll how often rosters left by others are looked for
   */
  public record RosterLimits(
      int maxBytes,
      int maxRows,
      int maxOpen,
      int maxMisses,
      int concurrent,
      int batch,
      int checkpoint,
      Duration hold,
      Duration poll) {
    public RosterLimits {
      if (maxBytes < 1 || maxRows < 1 || maxOpen < 1 || batch < 1 || checkpoint < batch) {
        throw new IllegalArgumentException("bounds of rosters must be at least 1");
      }
    }
  }
}
