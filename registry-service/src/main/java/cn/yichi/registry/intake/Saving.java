package cn.yichi.registry.intake;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;

/** Writes a job under its lease, however long the store is away. */
final class Saving {
  private Saving() {}

  /**
   * Ends a job. Its end is entered in the audit log first, by a run that still holds it. A crash
   * between the two leaves a second entry, of the same certificates.
   *
   * @param reached the job just before its end
   */
  static void end(
      ImportTools tools,
      ImportJobs.Lease lease,
      Patience patience,
      ImportJob reached,
      ImportJob ended)
      throws InterruptedException, RunEnded {
    save(tools, lease, patience, reached);
    patience.until(
        () -> {
          tools.audit().ended(ended);
          return true;
        });
    save(tools, lease, patience, ended);
  }

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
