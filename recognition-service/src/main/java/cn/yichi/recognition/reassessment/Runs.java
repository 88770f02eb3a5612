package cn.yichi.recognition.reassessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where runs are kept: one document each. */
public interface Runs {
  /**
   * Writes a run down.
   *
   * @return false where one of its id is there already
   */
  boolean begin(Run run);

  Optional<Run> find(String id);

  /** Those that go on. */
  List<Run> open();

  /**
   * Notes a step of a bucket, if the run goes on and nobody noted the step before.
   *
   * @param next the bucket after it, its step one more
   * @return the run after it; empty where it was not noted
   */
  Optional<Run> advance(String id, Bucket next, Instant at);

  /**
   * Ends a run that goes on.
   *
   * @return false where it does not go on any more
   */
  boolean close(String id, Run.State as, Instant at);

  /**
   * Notes that the work of a run is put on the line again.
   *
   * @param before what was noted
   * @return false where somebody else noted it
   */
  boolean resend(String id, Instant before, Instant at);

  /** On these rules decisions are to rest from now on, until others are said. */
  void aimAt(String revision);

  /** The revision of the rules that were said last. */
  Optional<String> aimedAt();

  /**
   * Runs, the newest first.
   *
   * @param after the last of the page before
   */
  List<Run> page(Optional<String> after, int limit);
}
