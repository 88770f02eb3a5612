package cn.yichi.registry.http;

import static java.util.Objects.requireNonNull;

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
import cn.yichi.registry.issuer.FileIssuer;
import cn.yichi.registry.issuer.IssuerDraft;
import cn.yichi.registry.issuer.IssuerFault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proposes what one person may not change of an issuer on file. */
@RestController
@RequestMapping("/api/issuers/{code}/amendment")
@Tag(name = "issuers")
class IssuerAmendmentController {
  private static final String RECORD = "record.";

  private final FileIssuer filing;
  private final OpenProposal proposing;

  IssuerAmendmentController(FileIssuer filing, OpenProposal proposing) {
    this.filing = filing;
    this.proposing = proposing;
  }

  /** The record to be, and why. */
  @Schema(name = "IssuerAmendment")
  record Body(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "the whole record; a standing left out stays as it is")
          @Nullable IssuerDraft record,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = BodyReading.LONGEST_REASON)
          @Nullable String reason) {}

  @Idempotent
  @Audited(action = "issuer.propose-amendment", kind = AuditKind.CHANGE)
  @PostMapping
  @Allow(
      value = {Role.OFFICER, Role.SUPERVISOR},
      within = Scope.REGION)
  @Operation(
      operationId = "proposeIssuerAmendment",
      summary = "Propose another record of an issuer on file",
      description =
          "The issuer becomes exactly what is stated once another person confirms the proposal,"
              + " filings that are missing, shorter or narrower and another history of its standing"
              + " included. If-Match names the version it rests on; where the issuer has changed"
              + " since, the proposal ends as OUTDATED. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> propose(
      @PathVariable String code,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Body body,
      Caller caller,
      HttpServletRequest request) {
    IssuerCode known =
        IssuerCode.parse(code).asOptional().orElseThrow(() -> IssuerController.unknown(code));
    int seen = Versions.needed(ifMatch);
    BodyReading reading = new BodyReading();
    String reason = reading.reason(body.reason());
    if (body.record() == null) {
      reading.fault("record", Finding.of(FaultCode.BLANK));
    }
    reading.refuseFaulty();
    IssuerDraft record =
        IssuerController.named(known.value(), requireNonNull(body.record()), RECORD);
    List<IssuerFault> faults = filing.faults(record);
    if (!faults.isEmpty()) {
      throw IssuerController.refused(faults, RECORD);
    }
    return proposing.answer(
        IssuerDecisions.draft(known, seen, record, reason),
        caller,
        request,
        why -> refusal(why, code));
  }

  private static ProblemException refusal(Fit why, String code) {
    return switch (why) {
      case Fit.Unknown none -> IssuerController.unknown(code);
      case Fit.Outdated(int version) -> Versions.outdated(version);
      case Fit.NotAllowed unchanged -> Problem.of(RegistryProblem.ISSUER_UNCHANGED).exception();
      case Fit.Fits fits -> throw new IllegalStateException("nothing is refused that fits");
    };
  }
}
