package cn.yichi.registry.intake;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.registry.certificate.Checked;
import cn.yichi.registry.certificate.DraftField;
import cn.yichi.registry.certificate.Origin;
import cn.yichi.registry.certificate.Registered;
import cn.yichi.registry.certificate.Registration;
import cn.yichi.registry.certificate.RowFault;
import cn.yichi.registry.certificate.RowWarning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One run of one job: from its last checkpoint to its end, unless the service stops before. Rows
 * after the last checkpoint may be worked on again by the next run; the register then answers that
 * it knows them, and their origin tells that this very job brought them in, so each row is counted
 * once.
 */
final class ImportRun {
  private final ImportTools tools;
  private final ImportJobs.Lease lease;
  private final Stop stop;
  private final Patience patience;
  private ImportJob job;

  ImportRun(ImportTools tools, ImportJobs.Claimed claimed, Stop stop) {
    this.tools = tools;
    this.lease = claimed.lease();
    this.job = claimed.job();
    this.stop = stop;
    this.patience = new Patience(tools.failures(), stop);
  }

  /**
   * Works until the job has ended.
   *
   * @throws RunEnded when the run ends before the job
   * @throws IOException when the store of files fails
   */
  void run() throws IOException, InterruptedException, RunEnded {
    job = job.started(tools.clock().instant());
    if (save()) {
      end(job.ended(ImportState.CANCELLED, tools.clock().instant()));
      return;
    }
    try {
      if (job.checked().isEmpty()) {
        job = job.running(FileCheck.check(tools.uploads(), job.id(), this::signOfLife));
      } else {
        job = job.running(job.checked().get());
      }
      patience.until(
          () -> {
            tools.checking().issuers().refresh();
            return true;
          });
      work(Columns.of(job.checked().orElseThrow().headings()));
    } catch (FileRefused refused) {
      ImportState end =
          refused.fault().code() == FileFault.Code.FILE_LOST
              ? ImportState.FAILED
              : ImportState.REFUSED;
      end(job.ended(end, refused.fault(), tools.clock().instant()));
    }
  }

  /** Ends the job for a fault of this service. */
  void fail(FileFault why) throws InterruptedException, RunEnded {
    end(job.ended(ImportState.FAILED, why, tools.clock().instant()));
  }

  private void work(Columns columns)
      throws FileRefused, IOException, InterruptedException, RunEnded {
    var checks =
        new RowChecks(job.id(), job.upload().backfill(), columns, tools.checking().validation());
    long done = job.progress().rows();
    try (RowSource source = tools.uploads().open(job.id());
        Ledger ledger = new Ledger(tools, lease, patience, columns, job);
        RowReading reading = RowReading.start(source, checks, done, tools.limits().batch())) {
      boolean cancelled = ledger.checkpoint();
      while (!cancelled) {
        if (stop.asked()) {
          ledger.checkpoint();
          throw new RunEnded();
        }
        switch (reading.next()) {
          case RowReading.Delivery.Rows(List<CheckedRow> rows) -> {
            answer(rows, ledger);
            cancelled = ledger.checkpointDue() && ledger.checkpoint();
          }
          case RowReading.Delivery.End end -> {
            ledger.end(ImportState.COMPLETED);
            return;
          }
          case RowReading.Delivery.Broken(Exception cause) -> {
            broken(cause, ledger);
            return;
          }
        }
        job = ledger.job();
      }
      ledger.end(ImportState.CANCELLED);
    }
  }

  private static void broken(Exception cause, Ledger ledger)
      throws IOException, InterruptedException, RunEnded {
    switch (cause) {
      case FileRefused refused -> ledger.end(ImportState.FAILED, refused.fault());
      case IOException files -> throw files;
      case RuntimeException fault -> throw fault;
      default -> throw new IllegalStateException(cause);
    }
  }

  private void answer(List<CheckedRow> rows, Ledger ledger)
      throws IOException, InterruptedException, RunEnded {
    List<Registration> sound = new ArrayList<>(rows.size());
    for (CheckedRow row : rows) {
      if (row.result() instanceof Checked.Sound checked) {
        sound.add(checked.registration());
      }
    }
    Iterator<Registered> outcomes =
        sound.isEmpty()
            ? List.<Registered>of().iterator()
            : new Registering(tools.register(), patience).register(sound).iterator();
    for (CheckedRow row : rows) {
      switch (row.result()) {
        case Checked.Sound(Registration registration, List<RowWarning> odd) ->
            note(row.row(), registration, odd, outcomes.next(), ledger);
        case Checked.Faulty(List<RowFault> faults) -> ledger.refused(row.row(), faults);
      }
    }
  }

  private static void note(
      Row row, Registration stated, List<RowWarning> odd, Registered outcome, Ledger ledger)
      throws IOException {
    switch (outcome) {
      case Registered.Accepted accepted -> ledger.accepted(accepted.id(), odd);
      case Registered.AlreadyKnown known -> {
        if (sameRow(stated, known.origin())) {
          ledger.accepted(known.id(), odd);
        } else {
          ledger.alreadyKnown(known.id(), odd);
        }
      }
      case Registered.Conflict conflict -> {
        if (sameRow(stated, conflict.origin())) {
          // Brought in by this very row and corrected since.
          ledger.accepted(conflict.id(), odd);
        } else {
          ledger.refused(row, List.of(conflict(stated, conflict)));
        }
      }
      case Registered.Busy busy -> throw new IllegalStateException("busy is tried again");
    }
  }

  private static boolean sameRow(Registration stated, Optional<Origin> origin) {
    return origin.isPresent() && origin.equals(stated.origin());
  }

  private static RowFault conflict(Registration stated, Registered.Conflict conflict) {
    String row =
        conflict
            .origin()
            .filter(origin -> sameFile(stated, origin))
            .map(origin -> " #" + origin.row())
            .orElse("");
    return RowFault.of(
        FaultCode.DUPLICATE_NUMBER, DraftField.NUMBER, stated.number().masked() + row);
  }

  private static boolean sameFile(Registration stated, Origin origin) {
    return stated.origin().filter(own -> own.importId().equals(origin.importId())).isPresent();
  }

  private void signOfLife() throws InterruptedException, RunEnded {
    if (stop.asked()) {
      throw new RunEnded();
    }
    save();
  }

  private boolean save() throws InterruptedException, RunEnded {
    return Saving.save(tools, lease, patience, job);
  }

  private void end(ImportJob ended) throws InterruptedException, RunEnded {
    Saving.end(tools, lease, patience, job, ended);
    job = ended;
  }
}
