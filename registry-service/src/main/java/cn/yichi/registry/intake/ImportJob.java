package cn.yichi.registry.intake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One upload and what became of it. The job's record stays when its files are deleted.
 *
 * @param upload what was sent
 * @param checked what the first reading found; empty until then
 * @param progress how far it is
 * @param startedAt when its rows were first worked on
 * @param endedAt when it ended
 * @param fault why it was refused or failed
 * @param deleted which of its files are gone
 */
public record ImportJob(
    ImportId id,
    ImportState state,
    Upload upload,
    Optional<Checked> checked,
    Progress progress,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<FileFault> fault,
    Set<KeptFile> deleted) {

  /**
   * What was sent.
   *
   * @param fileName as the sender calls it
   * @param bytes its size
   * @param sha256 digest of its bytes
   * @param backfill true where the bureau declared an old file: nobody is told
   * @param receivedAt when it had arrived whole
   * @param sameFileAs an earlier job with the same bytes
   * @param sender who sent it, in words that only the audit log understands; empty where unknown
   */
  public record Upload(
      String fileName,
      long bytes,
      String sha256,
      boolean backfill,
      Instant receivedAt,
      Optional<ImportId> sameFileAs,
      String sender) {
    public Upload {
      requireNonNull(fileName, "fileName");
      requireNonNull(sha256, "sha256");
      requireNonNull(receivedAt, "receivedAt");
      requireNonNull(sameFileAs, "sameFileAs");
      requireNonNull(sender, "sender");
    }
  }

  /**
   * What the first reading found.
   *
   * @param headings the sender's own
   * @param rows how many rows there are
   */
  public record Checked(RowSource.FileForm form, List<String> headings, long rows) {
    public Checked {
      requireNonNull(form, "form");
      headings = List.copyOf(headings);
    }
  }

  public ImportJob {
    requireNonNull(id, "id");
    requireNonNull(state, "state");
    requireNonNull(upload, "upload");
    requireNonNull(checked, "checked");
    requireNonNull(progress, "progress");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(endedAt, "endedAt");
    requireNonNull(fault, "fault");
    deleted = Set.copyOf(deleted);
  }

  /** Files that are kept for a job, each for its own time. */
  public enum KeptFile {
    /** What was sent. */
    UPLOAD,
    /** Refused rows. */
    ERRORS
  }

  /** A job whose file has just arrived. */
  public static ImportJob received(ImportId id, Upload upload) {
    return new ImportJob(
        id,
        ImportState.QUEUED,
        upload,
        Optional.empty(),
        Progress.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  ImportJob started(Instant now) {
    return with(ImportState.CHECKING, checked, progress, Optional.of(startedAt.orElse(now)));
  }

  ImportJob running(Checked file) {
    return with(ImportState.RUNNING, Optional.of(file), progress, startedAt);
  }

  ImportJob at(Progress reached) {
    return with(state, checked, reached, startedAt);
  }

  ImportJob ended(ImportState end, Instant now) {
    return new ImportJob(
        id, end, upload, checked, progress, startedAt, Optional.of(now), fault, deleted);
  }

  ImportJob ended(ImportState end, FileFault why, Instant now) {
    return new ImportJob(
        id, end, upload, checked, progress, startedAt, Optional.of(now), Optional.of(why), deleted);
  }

  private ImportJob with(
      ImportState next, Optional<Checked> file, Progress reached, Optional<Instant> start) {
    return new ImportJob(id, next, upload, file, reached, start, endedAt, fault, deleted);
  }

  /** Time until the last row at the speed so far; empty while nothing is measured or at the end. */
  public Optional<Duration> timeLeft() {
    double speed = progress.rowsPerSecond();
    return state == ImportState.RUNNING && speed > 0
        ? checked.map(
            file -> Duration.ofMillis((long) (1_000 * (file.rows() - progress.rows()) / speed)))
        : Optional.empty();
  }
}
