package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SERVICE;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.audit.Actor;
import cn.yichi.platform.audit.ActorSeal;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.registry.intake.Columns;
import cn.yichi.registry.intake.FileRefused;
import cn.yichi.registry.intake.ImportId;
import cn.yichi.registry.intake.ImportJob;
import cn.yichi.registry.intake.ReceiveImports;
import cn.yichi.registry.intake.ReceiveImports.Received;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bulk import: files in, progress and refused rows out. */
@RestController
@RequestMapping("/api/imports")
@Tag(name = "imports")
class ImportController {
  private static final int MOST = 200;
  private static final long MEGABYTE = 1024 * 1024;
  private static final Duration LATER = Duration.ofSeconds(30);

  private final ReceiveImports imports;
  private final ActorSeal seal;

  ImportController(ReceiveImports imports, ActorSeal seal) {
    this.imports = imports;
    this.seal = seal;
  }

  @Allow(
      value = {OFFICER, SERVICE},
      within = REGION)
  @Idempotent
  @Audited(action = "import.receive", kind = AuditKind.CHANGE)
  @PostMapping(
      consumes = {
        "text/csv",
        MediaType.APPLICATION_OCTET_STREAM_VALUE,
        "application/vnd.ms-excel",
        MediaType.MULTIPART_FORM_DATA_VALUE
      })
  @Operation(
      operationId = "receiveImport",
      summary = "Take in a file of certificates",
      description =
          "CSV in UTF-8 or GB18030, Chinese or English headings in any order. The answer comes when"
              + " the file has arrived whole; its rows are worked on afterwards. Honours"
              + " Idempotency-Key, except for forms. A form holds one file and nothing else.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "text/csv",
                      schema = @Schema(type = "string", format = "binary"))))
  @ApiResponse(responseCode = "202", description = "taken in; Location names the job")
  ResponseEntity<ImportView> receive(
      @RequestParam(required = false) @Nullable String filename,
      @RequestParam(defaultValue = "false") boolean backfill,
      HttpServletRequest request,
      Locale language) {
    return switch (received(request, filename, backfill)) {
      case Received.Queued queued -> {
        AuditNote.touched(queued.job().id().value());
        yield ResponseEntity.accepted()
            .location(URI.create("/api/imports/" + queued.job().id().value()))
            .body(ImportView.of(queued.job(), language));
      }
      case Received.TooLarge(long maxBytes) ->
          throw Problem.of(ImportProblem.IMPORT_TOO_LARGE)
              .with("limit", maxBytes / MEGABYTE)
              .exception();
      case Received.TooManyOpen(int maxOpen) ->
          throw Problem.of(ImportProblem.IMPORT_QUEUE_FULL)
              .with("open", maxOpen)
              .retryAfter(LATER)
              .exception();
    };
  }

  private Received received(
      HttpServletRequest request, @Nullable String filename, boolean backfill) {
    try {
      Upload upload = Upload.of(request);
      String name = Optional.ofNullable(filename).or(upload::fileName).orElse("");
      var label = new ReceiveImports.Label(name, backfill, seal.keep(Actor.of(request)));
      return imports.receive(label, upload.announced(), upload.content());
    } catch (Upload.CutOff cut) {
      throw new ProblemException(ImportProblem.IMPORT_CUT_OFF);
    } catch (IOException notStored) {
      throw Problem.of(ImportProblem.IMPORT_NOT_STORED).retryAfter(LATER).exception();
    }
  }

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @GetMapping("/{id}")
  @Operation(operationId = "showImport", summary = "One import with its progress")
  ImportView show(@PathVariable String id, Locale language) {
    return ImportView.of(job(id), language);
  }

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @GetMapping
  @Operation(
      operationId = "listImports",
      summary = "Imports from the newest to the oldest",
      description = "limit from 1 to 200")
  Paging.Page<ImportView> page(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Locale language) {
    int size = Paging.limit(limit, MOST);
    return Paging.page(
        imports.page(Paging.cursor(after, ImportId::new), size),
        size,
        job -> ImportView.of(job, language),
        job -> job.id().value());
  }

  @Allow(
      value = {OFFICER, SERVICE},
      within = REGION)
  @Audited(action = "import.cancel", kind = AuditKind.CHANGE)
  @DeleteMapping("/{id}")
  @Operation(
      operationId = "cancelImport",
      summary = "Stop an import",
      description = "Rows that have their answer stay; the job ends at its next checkpoint.")
  @ApiResponse(responseCode = "202", description = "asked to stop")
  ResponseEntity<ImportView> cancel(@PathVariable String id, Locale language) {
    ImportJob job = job(id);
    AuditNote.touched(job.id().value());
    if (!imports.cancel(job.id())) {
      throw new ProblemException(ImportProblem.IMPORT_ENDED);
    }
    return ResponseEntity.accepted().body(ImportView.of(job(id), language));
  }

  @Allow(
      value = {OFFICER, SERVICE},
      within = REGION)
  @Audited(action = "import.errors", kind = AuditKind.PERSONAL_READ)
  @GetMapping(path = "/{id}/errors", produces = "text/csv")
  @Operation(
      operationId = "readImportErrors",
      summary = "The refused rows",
      description =
          "CSV in UTF-8 with a byte order mark: the sender's own columns, then line, code, field,"
              + " reason and remedy. Its language is that of the sender's headings, whatever"
              + " Accept-Language says, for the file goes back to whoever wrote them;"
              + " Content-Language names it. Cells that a spreadsheet would run begin with an"
              + " apostrophe. A row with fewer or more cells than headings stands whole in its"
              + " first cell.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
  void errors(@PathVariable String id, HttpServletResponse response) throws IOException {
    ImportJob job = job(id);
    AuditNote.touched(job.id().value());
    if (job.deleted().contains(ImportJob.KeptFile.ERRORS)) {
      throw new ProblemException(ImportProblem.IMPORT_ERRORS_EXPIRED);
    }
    if (job.checked().isEmpty()) {
      throw new ProblemException(
          job.state().ended()
              ? ImportProblem.IMPORT_WITHOUT_ERRORS
              : ImportProblem.IMPORT_NOT_CHECKED);
    }
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_LANGUAGE,
        Columns.language(job.checked().get().headings()).toLanguageTag());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("errors-" + job.upload().fileName(), StandardCharsets.UTF_8)
            .build()
            .toString());
    try {
      imports.writeErrors(job, response.getOutputStream());
    } catch (FileRefused impossible) {
      throw new IllegalStateException("headings were understood before", impossible);
    }
  }

  private ImportJob job(String id) {
    return (ImportId.isId(id) ? imports.find(new ImportId(id)) : Optional.<ImportJob>empty())
        .orElseThrow(() -> Problem.of(ImportProblem.IMPORT_UNKNOWN).field("id", id).exception());
  }
}
