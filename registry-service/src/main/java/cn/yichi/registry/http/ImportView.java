package cn.yichi.registry.http;

import cn.yichi.registry.certificate.RowFaultCode;
import cn.yichi.registry.certificate.RowWarning;
import cn.yichi.registry.intake.Columns;
import cn.yichi.registry.intake.FileFault;
import cn.yichi.registry.intake.FileFaultText;
import cn.yichi.registry.intake.ImportId;
import cn.yichi.registry.intake.ImportJob;
import cn.yichi.registry.intake.ImportState;
import cn.yichi.registry.intake.Progress;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import job as its sender sees it. Rows read = accepted + already known + refused.
 *
 * @param refusedByCode refused rows by the first of their codes
 * @param warnings how often each oddity was met in rows that were not refused
 * @param secondsLeft at the speed so far; absent unless rows are being worked on
 * @param problem why the file as a whole was refused, or the job failed
 * @param errors where the refused rows can be fetched, absent where there are none
 */
@Schema(name = "Import")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
    String id,
    ImportState state,
    Sent file,
    @Nullable Understood understood,
    long rowsRead,
    long accepted,
    long alreadyKnown,
    long refused,
    Map<RowFaultCode, Long> refusedByCode,
    Map<RowWarning.Code, Long> warnings,
    double rowsPerSecond,
    @Nullable Long secondsLeft,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable FileProblem problem,
    @Nullable String errors) {

  /**
   * What was sent.
   *
   * @param sameFileAs an earlier import of the same bytes
   */
  @Schema(name = "ImportFile")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sent(
      String name,
      long bytes,
      String sha256,
      boolean backfill,
      Instant receivedAt,
      @Nullable String sameFileAs) {}

  /**
   * How the file was read.
   *
   * @param rows how many rows it has
   * @param ignoredColumns headings that mean no known field
   */
  @Schema(name = "ImportForm")
  record Understood(String encoding, String separator, long rows, List<String> ignoredColumns) {}

  /** Why the file as a whole was not taken, or not to its end. */
  @Schema(name = "ImportProblem")
  record FileProblem(FileFault.Code code, String value, long line, String fault, String remedy) {}

  static ImportView of(ImportJob job, Locale language) {
    Progress progress = job.progress();
    return new ImportView(
        job.id().value(),
        job.state(),
        sent(job.upload()),
        job.checked().map(ImportView::understood).orElse(null),
        progress.rows(),
        progress.accepted(),
        progress.alreadyKnown(),
        progress.refusedRows(),
        progress.refused(),
        progress.warnings(),
        Math.round(progress.rowsPerSecond() * 10) / 10.0,
        job.timeLeft().map(Duration::toSeconds).orElse(null),
        job.startedAt().orElse(null),
        job.endedAt().orElse(null),
        job.fault().map(fault -> problem(fault, language)).orElse(null),
        hasErrors(job) ? "/api/imports/" + job.id().value() + "/errors" : null);
  }

  private static boolean hasErrors(ImportJob job) {
    return job.progress().refusedRows() > 0 && !job.deleted().contains(ImportJob.KeptFile.ERRORS);
  }

  private static Sent sent(ImportJob.Upload upload) {
    return new Sent(
        upload.fileName(),
        upload.bytes(),
        upload.sha256(),
        upload.backfill(),
        upload.receivedAt(),
        upload.sameFileAs().map(ImportId::value).orElse(null));
  }

  private static Understood understood(ImportJob.Checked checked) {
    return new Understood(
        checked.form().encoding(),
        String.valueOf(checked.form().separator()),
        checked.rows(),
        Columns.ignored(checked.headings()));
  }

  private static FileProblem problem(FileFault fault, Locale language) {
    return new FileProblem(
        fault.code(),
        fault.value(),
        fault.line(),
        FileFaultText.reason(fault, language),
        FileFaultText.remedy(fault, language));
  }
}
