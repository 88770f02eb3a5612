package cn.yichi.registry.intake;

import java.time.Duration;

/**
 * The bounds of bulk import.
 *
 * @param maxBytes size of the largest file
 * @param maxOpen jobs that may wait or run at once; more are turned away
 * @param concurrent jobs that one instance runs at once
 * @param batch rows that are stored together
 * @param checkpointEvery longest time between two checkpoints
 * @param hold how long a run keeps a job without a sign of life
 * @param poll how often jobs left by others are looked for
 */
public record IntakeLimits(
    long maxBytes,
    int maxOpen,
    int concurrent,
    int batch,
    Duration checkpointEvery,
    Duration hold,
    Duration poll) {
  public IntakeLimits {
    if (maxBytes < 1 || maxOpen < 1 || concurrent < 1 || batch < 1) {
      throw new IllegalArgumentException("bounds of bulk import must be at least 1");
    }
  }
}
