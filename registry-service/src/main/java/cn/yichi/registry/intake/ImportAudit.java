package cn.yichi.registry.intake;

/** The log of who changed what. */
@FunctionalInterface
public interface ImportAudit {
  /**
   * Enters that a job has ended: one entry for all its rows.
   *
   * @param ended the job with its end, not yet stored
   * @throws RuntimeException one that {@link StoreFailures} passes while the log cannot be written
   */
  void ended(ImportJob ended);
}
