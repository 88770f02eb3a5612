package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Scope.ORGANISATION;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.Actor;
import cn.yichi.platform.audit.ActorSeal;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.roster.ReceiveRosters;
import cn.yichi.recognition.roster.ReceiveRosters.Received;
import cn.yichi.recognition.roster.RosterAsk;
import cn.yichi.recognition.roster.RosterId;
import cn.yichi.recognition.roster.RosterJob;
import cn.yichi.recognition.roster.RosterRows.RosterForm;
import cn.yichi.recognition.roster.RosterState;
import cn.yichi.recognition.roster.RosterText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/** Employers ask of many certificates at once: a roster in, the same roster with answers out. */
@RestController
@RequestMapping("/api/rosters")
@Tag(name = "rosters")
class RosterController {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final long MEGABYTE = 1024 * 1024;
  private static final Duration LATER = Duration.ofSeconds(30);

  private final ReceiveRosters rosters;
  private final MissLimit misses;
  private final ActorSeal seal;

  RosterController(ReceiveRosters rosters, MissLimit misses, ActorSeal seal) {
    this.rosters = rosters;
    this.misses = misses;
    this.seal = seal;
  }

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Allow(value = OFFICER, within = REGION)
  @Idempotent
  @Audited(action = "roster.receive", kind = AuditKind.PERSONAL_READ)
  @PostMapping(consumes = {"text/csv", MediaType.APPLICATION_OCTET_STREAM_VALUE, XLSX})
  @Operation(
      operationId = "askRoster",
      summary = "Ask of up to 100 000 certificates at once",
      description =
          "CSV in UTF-8 or GB18030, or the first sheet of an .xlsx workbook: Chinese or English"
              + " headings in any order, a certificate number and the holder's name or document"
              + " number; other columns are carried through. A file that cannot be taken as a whole"
              + " is refused here, with the code of its fault, such as COLUMN_MISSING or"
              + " TOO_MANY_ROWS; a row that cannot be asked is answered so in the result. The"
              + " holder sees that an organisation asked, and an answer against the holder is"
              + " provisional, as of a single enquiry.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "text/csv",
                      schema = @Schema(type = "string", format = "binary"))))
  @ApiResponse(responseCode = "202", description = "taken in; Location names the work")
  ResponseEntity<RosterView> receive(
      @Parameter(
              required = true,
              schema = @Schema(allowableValues = {"HIRE", "BID", "WAGE_GRADE", "OTHER"}))
          @RequestParam(required = false)
          @Nullable String purpose,
      @Parameter(
              required = true,
              description =
                  "on what ground of article 13 of the Personal Information Protection Law",
              schema =
                  @Schema(
                      allowableValues = {
                        "CONSENT",
                        "CONTRACT",
                        "HR_MANAGEMENT",
                        "STATUTORY_DUTY",
                        "PUBLISHED",
                        "OTHER_STATUTE"
                      }))
          @RequestParam(required = false)
          @Nullable String basis,
      @Parameter(description = "this service's region, where absent, or a county in it")
          @RequestParam(required = false)
          @Nullable String hostRegion,
      Caller caller,
      HttpServletRequest request,
      Locale language) {
    RosterAsk ask = RosterReading.ask(rosters, purpose, basis, hostRegion, language);
    AuditNote.purpose(ask.purpose() + ": " + ask.basis().orElseThrow());
    misses.admit(caller).close();
    var sender =
        new RosterJob.Sender(owner(caller), misses.account(caller), seal.keep(Actor.of(request)));
    return switch (received(sender, ask, request)) {
      case Received.Queued(var job) -> {
        AuditNote.touched(job.id().value());
        yield ResponseEntity.accepted()
            .location(URI.create("/api/rosters/" + job.id().value()))
            .body(RosterView.of(job, language));
      }
      case Received.TooLarge(long most) ->
          throw Problem.of(RecognitionProblem.ROSTER_TOO_LARGE)
              .with("limit", most / MEGABYTE)
              .exception();
      case Received.TooManyOpen(int most) ->
          throw Problem.of(RecognitionProblem.ROSTER_QUEUE_FULL)
              .with("open", most)
              .retryAfter(LATER)
              .exception();
      case Received.Refused(var fault) ->
          throw Problem.of(RecognitionProblem.ROSTER_REFUSED)
              .with("reason", RosterText.reason(fault, language))
              .fault(
                  new FieldFault(
                      "file",
                      fault.code().name(),
                      "",
                      locale ->
                          new FieldFault.Words(
                              RosterText.reason(fault, locale), RosterText.remedy(fault, locale))))
              .exception();
    };
  }

  private Received received(RosterJob.Sender sender, RosterAsk ask, HttpServletRequest request) {
    try {
      return rosters.receive(sender, ask, request.getInputStream());
    } catch (IOException notStored) {
      throw Problem.of(RecognitionProblem.ROSTER_NOT_STORED).retryAfter(LATER).exception();
    }
  }

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Allow(value = OFFICER, within = REGION)
  @GetMapping("/{id}")
  @Operation(operationId = "showRoster", summary = "A roster with its progress")
  RosterView show(@PathVariable String id, Caller caller, Locale language) {
    return RosterView.of(job(id, caller), language);
  }

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Allow(value = OFFICER, within = REGION)
  @Audited(action = "roster.result", kind = AuditKind.PERSONAL_READ)
  @GetMapping(
      path = "/{id}/result",
      produces = {"text/csv", XLSX})
  @Operation(
      operationId = "readRoster",
      summary = "The roster with its answers",
      description =
          "Of the kind that was sent, CSV in UTF-8 with a byte order mark: the sender's own columns,"
              + " then answer code, validity, recognition, what it counts as, hiring, bidding, wage"
              + " grade, subsidy, why and what next, what the organisation was answered before, until"
              + " when an answer against the holder is provisional and its id, in the language asked"
              + " in. The last line says that every row was answered. Cells that a spreadsheet would"
              + " run begin with an apostrophe.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
  void result(@PathVariable String id, Caller caller, HttpServletResponse response)
      throws IOException {
    RosterJob job = job(id, caller);
    AuditNote.touched(job.id().value());
    if (job.state() != RosterState.COMPLETED) {
      throw new ProblemException(
          job.state().ended()
              ? RecognitionProblem.ROSTER_FAILED
              : RecognitionProblem.ROSTER_NOT_COMPLETED);
    }
    boolean csv = job.sheet().form() == RosterForm.CSV;
    response.setContentType(csv ? "text/csv;charset=UTF-8" : XLSX);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, job.ask().language().toLanguageTag());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"roster-" + job.id().value() + (csv ? ".csv\"" : ".xlsx\""));
    rosters.write(job, response.getOutputStream());
  }

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Allow(value = OFFICER, within = REGION)
  @Audited(action = "roster.erase", kind = AuditKind.CHANGE)
  @DeleteMapping("/{id}")
  @Operation(
      operationId = "eraseRoster",
      summary = "Stop the work on a roster and erase it",
      description = "The file that was sent, its answers and what is kept of the work.")
  @ApiResponse(responseCode = "204", description = "gone")
  ResponseEntity<Void> erase(@PathVariable String id, Caller caller) throws IOException {
    RosterJob job = job(id, caller);
    AuditNote.touched(job.id().value());
    rosters.erase(job);
    return ResponseEntity.noContent().build();
  }

  /** Somebody else's is as unknown as one that never was. */
  private RosterJob job(String id, Caller caller) {
    return (RosterId.isId(id)
            ? rosters.find(new RosterId(id), owner(caller))
            : Optional.<RosterJob>empty())
        .orElseThrow(
            () -> Problem.of(RecognitionProblem.ROSTER_UNKNOWN).field("id", id).exception());
  }

  private static String owner(Caller caller) {
    return caller.organisation().map(Asking::by).orElse("bureau");
  }
}
