package cn.yichi.recognition.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stored rosters. A running one belongs to one {@link Lease}; every write of a run is refused
 * once another run has taken it over, or once it was deleted.
 */
public interface RosterJobs {
  void add(RosterJob job);

  Optional<RosterJob> find(RosterId id);

  /** Rosters that have not ended, oldest first. */
  List<RosterId> open(int limit);

  /** How many rosters of an owner have not ended. */
  long countOpen(String owner);

  /**
   * Takes a roster that has not ended and that no other live run holds. A run of the same owner of
   * the lease is taken over at once: its name is never shared, so that run is dead.
   *
   * @return empty when it ended, is held or is gone
   */
  Optional<Claimed> claim(RosterId id, String instance, Instant now, Duration hold);

  /** A roster in the hands of one run. */
  record Claimed(Lease lease, RosterJob job) {}

  /**
   * The right to work on one roster.
   *
   * @param fence grows with each claim, so that an earlier holder can be told apart
   */
  record Lease(RosterId id, String instance, long fence) {}

  /**
   * Writes what a run has come to, and holds on to the roster until a moment.
   *
   * @return false where another run holds it, or it is gone: nothing was written
   */
  boolean save(Lease lease, RosterJob job, Instant until);

  /** Deletes one; what a run of it writes afterwards is refused. */
  void delete(RosterId id);

  /** Ids after one, in their order, with when they arrived. */
  List<Dated> page(Optional<RosterId> after, int limit);

  /** A roster by its age. */
  record Dated(RosterId id, Instant receivedAt) {}
}
