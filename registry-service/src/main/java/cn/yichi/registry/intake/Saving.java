package cn.yichi.registry.intake;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;

/** Writes a job under its lease, however long the store is away. */
final class Saving {
  private Saving() {}

  /**
   * @return true when somebody wants the job to stop
   * @throws RunEnded when another run has taken the job over, or this one is asked to end
   */
  static boolean save(ImportTools tools, ImportJobs.Lease lease, Patience patience, ImportJob job)
      throws InterruptedException, RunEnded {
    AtomicReference<ImportJobs.Saved> saved = new AtomicReference<>(ImportJobs.Saved.LOST);
    patience.until(
        () -> {
          saved.set(
              tools.jobs().save(lease, job, tools.clock().instant().plus(tools.limits().hold())));
          return true;
        });
    return switch (requireNonNull(saved.get())) {
      case HELD -> false;
      case CANCEL_REQUESTED -> true;
      case LOST -> throw new RunEnded();
    };
  }
}
