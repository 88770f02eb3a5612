package cn.yichi.registry.http;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.proposal.OpenProposal;
import cn.yichi.platform.proposal.ProposalView;
import cn.yichi.platform.proposal.ProposedChange.Fit;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.security.Scope;
import cn.yichi.registry.IssuerDecisions;
import cn.yichi.registry.issuer.Standing.Status;
import cn.yichi.registry.issuer.StandingChange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proposes to change the standing of an issuer on file. */
@RestController
@RequestMapping("/api/issuers/{code}")
@Tag(name = "issuers")
class IssuerStandingController {
  private final OpenProposal proposing;

  IssuerStandingController(OpenProposal proposing) {
    this.proposing = proposing;
  }

  /** Why, and for which days. */
  @Schema(name = "IssuerSuspension")
  record Suspension(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-03-01")
          @Nullable String from,
      @Schema(description = "last day; until further notice where absent", example = "2026-08-31")
          @Nullable String until,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              maxLength = BodyReading.LONGEST_REASON,
              description = "published with the issuer")
          @Nullable String reason) {}

  /** Why, and from when on. */
  @Schema(name = "IssuerStep")
  record Step(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-03-01")
          @Nullable String from,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = BodyReading.LONGEST_REASON)
          @Nullable String reason) {}

  @Idempotent
  @Audited(action = "issuer.propose-suspension", kind = AuditKind.CHANGE)
  @PostMapping("/suspension")
  @Allow(
      value = {Role.OFFICER, Role.SUPERVISOR},
      within = Scope.REGION)
  @Operation(
      operationId = "proposeSuspension",
      summary = "Propose to suspend an issuer",
      description =
          "It is suspended once another person confirms the proposal. If-Match names the version it"
              + " rests on. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> suspend(
      @PathVariable String code,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Suspension body,
      Caller caller,
      HttpServletRequest request) {
    return propose(Status.SUSPENDED, code, ifMatch, body, caller, request);
  }

  @Idempotent
  @Audited(action = "issuer.propose-reinstatement", kind = AuditKind.CHANGE)
  @PostMapping("/reinstatement")
  @Allow(
      value = {Role.OFFICER, Role.SUPERVISOR},
      within = Scope.REGION)
  @Operation(
      operationId = "proposeReinstatement",
      summary = "Propose to lift an issuer's suspension or withdrawal",
      description =
          "Lifts what bars the issuer on the day named, once another person confirms the proposal."
              + " If-Match names the version it rests on. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> reinstate(
      @PathVariable String code,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Step body,
      Caller caller,
      HttpServletRequest request) {
    return propose(Status.GOOD, code, ifMatch, open(body), caller, request);
  }

  @Idempotent
  @Audited(action = "issuer.propose-withdrawal", kind = AuditKind.CHANGE)
  @PostMapping("/withdrawal")
  @Allow(
      value = {Role.OFFICER, Role.SUPERVISOR},
      within = Scope.REGION)
  @Operation(
      operationId = "proposeIssuerWithdrawal",
      summary = "Propose to strike an issuer off",
      description =
          "It may not issue any more once another person confirms the proposal. If-Match names the"
              + " version it rests on. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> withdraw(
      @PathVariable String code,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Step body,
      Caller caller,
      HttpServletRequest request) {
    return propose(Status.WITHDRAWN, code, ifMatch, open(body), caller, request);
  }

  private static Suspension open(Step body) {
    return new Suspension(body.from(), null, body.reason());
  }

  private ResponseEntity<ProposalView> propose(
      Status to,
      String code,
      @Nullable String ifMatch,
      Suspension body,
      Caller caller,
      HttpServletRequest request) {
    IssuerCode known =
        IssuerCode.parse(code).asOptional().orElseThrow(() -> IssuerController.unknown(code));
    int seen = Versions.needed(ifMatch);
    return proposing.answer(
        IssuerDecisions.draft(known, seen, wanted(to, body)),
        caller,
        request,
        why -> refusal(why, code, to));
  }

  private static StandingChange wanted(Status to, Suspension body) {
    BodyReading reading = new BodyReading();
    LocalDate from = reading.day("from", body.from());
    Optional<LocalDate> until = reading.optionalDay("until", body.until());
    if (until.filter(last -> last.isBefore(from)).isPresent()) {
      reading.fault("until", new Finding(FaultCode.DATES_OUT_OF_ORDER, until.get().toString()));
    }
    String reason = reading.reason(body.reason());
    reading.refuseFaulty();
    return new StandingChange(to, from, until, reason);
  }

  private static ProblemException refusal(Fit why, String code, Status to) {
    return switch (why) {
      case Fit.Unknown none -> IssuerController.unknown(code);
      case Fit.Outdated(int version) -> Versions.outdated(version);
      case Fit.NotAllowed(String present) ->
          Problem.of(RegistryProblem.ISSUER_STEP_REFUSED)
              .with("present", present)
              .with("wanted", to.name())
              .exception();
      case Fit.Fits fits -> throw new IllegalStateException("nothing is refused that fits");
    };
  }
}
