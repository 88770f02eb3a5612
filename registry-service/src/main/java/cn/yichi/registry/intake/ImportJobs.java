package cn.yichi.registry.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stored jobs. A running job belongs to one {@link Lease}; every write of a run is refused once
 * another run has taken the job over.
 */
public interface ImportJobs {
  void add(ImportJob job);

  Optional<ImportJob> find(ImportId id);

  /** Jobs from the newest to the oldest, older than {@code before}. */
  List<ImportJob> page(Optional<ImportId> before, int limit);

  /** The latest job with these bytes. */
  Optional<ImportId> withDigest(String sha256);

  /** Jobs that have not ended, oldest first. */
  List<ImportId> open(int limit);

  /** How many jobs have not ended. */
  long countOpen();

  /**
   * Takes a job that has not ended and that no other live run holds. A run of the same owner is
   * taken over at once: an owner's name is never shared, so that run is dead.
   *
   * @return empty when it ended or is held
   */
  Optional<Claimed> claim(ImportId id, String owner, Instant now, Duration hold);

  /** A job in the hands of one run. */
  record Claimed(Lease lease, ImportJob job) {}

  /**
   * The right to run one job.
   *
   * @param fence grows with each claim, so that an earlier holder can be told apart
   */
  record Lease(ImportId id, String owner, long fence) {}

  /** What became of a run's write. */
  enum Saved {
    /** Written; the run goes on. */
    HELD,
    /** Written; somebody wants the job to stop. */
    CANCEL_REQUESTED,
    /** Not written: another run holds the job. */
    LOST
  }

  /** Writes what a run has come to, and holds on to the job until a moment. */
  Saved save(Lease lease, ImportJob job, Instant until);

  /** Asks a job that has not ended to stop; false when there is none. */
  boolean requestCancel(ImportId id);

  /** Jobs that ended before a moment and still have this file, at most {@code limit}. */
  List<ImportJob> endedBefore(Instant moment, ImportJob.KeptFile kept, int limit);

  /** Notes that a job's file is gone. */
  void markDeleted(ImportId id, ImportJob.KeptFile kept);
}
