package cn.yichi.registry.intake;

import cn.yichi.registry.intake.ImportJob.KeptFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Deletes uploads and error files when their time is over; the jobs' records stay. */
public final class ExpireFiles {
  private static final int AT_ONCE = 200;

  /** Longer than any job stays open; its upload must not be taken for a forgotten one. */
  private static final Duration LONGEST_OPEN = Duration.ofDays(30);

  private final ImportJobs jobs;
  private final UploadedFiles uploads;
  private final ErrorFiles errors;
  private final Keep keep;
  private final Clock clock;

  /**
   * How long files are kept after the end of their job.
   *
   * @param uploads what was sent
   * @param errors refused rows
   */
  public record Keep(Duration uploads, Duration errors) {}

  public ExpireFiles(
      ImportJobs jobs, UploadedFiles uploads, ErrorFiles errors, Keep keep, Clock clock) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.errors = errors;
    this.keep = keep;
    this.clock = clock;
  }

  /**
   * Deletes what is due.
   *
   * @return how many jobs lost a file
   */
  public int expire() throws IOException {
    int expired = 0;
    for (ImportJob job : due(KeptFile.UPLOAD, keep.uploads())) {
      uploads.delete(job.id());
      jobs.markDeleted(job.id(), KeptFile.UPLOAD);
      expired++;
    }
    for (ImportJob job : due(KeptFile.ERRORS, keep.errors())) {
      for (String part : job.progress().errorParts()) {
        errors.delete(part);
      }
      jobs.markDeleted(job.id(), KeptFile.ERRORS);
      expired++;
    }
    uploads.deleteOlderThan(keep.uploads().plus(keep.errors()).plus(LONGEST_OPEN));
    return expired;
  }

  private List<ImportJob> due(KeptFile kept, Duration after) {
    return jobs.endedBefore(clock.instant().minus(after), kept, AT_ONCE);
  }
}
