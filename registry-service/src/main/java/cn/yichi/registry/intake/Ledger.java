package cn.yichi.registry.intake;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.registry.certificate.RowFault;
import cn.yichi.registry.certificate.RowWarning;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answers of one run. Counts and the part of the error file that belongs to them become
 * durable together, at a checkpoint: first the part, then the counts that name it. What a crash
 * leaves in between is named by nobody and counted by nobody. One thread.
 */
final class Ledger implements AutoCloseable {
  private final ImportTools tools;
  private final ImportJobs.Lease lease;
  private final Patience patience;
  private final Columns columns;
  private final Tally tally;
  private ImportJob job;
  private Instant lastCheckpoint;
  private ErrorFiles.@Nullable Part part;
  private String partName = "";

  Ledger(
      ImportTools tools,
      ImportJobs.Lease lease,
      Patience patience,
      Columns columns,
      ImportJob job) {
    this.tools = tools;
    this.lease = lease;
    this.patience = patience;
    this.columns = columns;
    this.tally = new Tally(job.progress());
    this.job = job;
    this.lastCheckpoint = tools.clock().instant();
  }

  void accepted(CertificateId id, List<RowWarning> odd) {
    tally.accepted(id, odd);
  }

  void alreadyKnown(CertificateId id, List<RowWarning> odd) {
    tally.alreadyKnown(id, odd);
  }

  void refused(Row row, List<RowFault> faults) throws IOException {
    ErrorFiles.Part open = part;
    if (open == null) {
      // The fence keeps a run that was taken over from replacing a part of its successor.
      partName = lease.id().value() + "-e" + row.number() + "-" + lease.fence();
      open = tools.errors().begin(partName);
      part = open;
    }
    open.write(ErrorLine.of(columns, row, faults));
    tally.refused(RowFault.primary(faults));
  }

  boolean checkpointDue() {
    Duration since = Duration.between(lastCheckpoint, tools.clock().instant());
    return since.compareTo(tools.limits().checkpointEvery()) >= 0;
  }

  /**
   * Makes all answers so far durable.
   *
   * @return true when somebody wants the job to stop
   * @throws RunEnded when another run has taken the job over
   */
  boolean checkpoint() throws IOException, InterruptedException, RunEnded {
    job = settled();
    return Saving.save(tools, lease, patience, job);
  }

  /** Makes all answers durable, and then the job's end. */
  void end(ImportState state) throws IOException, InterruptedException, RunEnded {
    end(settled(), state, Optional.empty());
  }

  void end(ImportState state, FileFault why) throws IOException, InterruptedException, RunEnded {
    end(settled(), state, Optional.of(why));
  }

  private void end(ImportJob settled, ImportState state, Optional<FileFault> why)
      throws InterruptedException, RunEnded {
    Instant now = tools.clock().instant();
    job = why.map(it -> settled.ended(state, it, now)).orElseGet(() -> settled.ended(state, now));
    Saving.end(tools, lease, patience, settled, job);
  }

  /** The job as of the last checkpoint. */
  ImportJob job() {
    return job;
  }

  private ImportJob settled() throws IOException {
    ErrorFiles.Part open = part;
    if (open != null) {
      open.commit();
      part = null;
      tally.errorPart(partName);
    }
    Instant now = tools.clock().instant();
    tally.worked(Duration.between(lastCheckpoint, now));
    lastCheckpoint = now;
    return job.at(tally.progress());
  }

  @Override
  public void close() throws IOException {
    ErrorFiles.Part open = part;
    if (open != null) {
      open.close();
    }
  }
}
