package cn.yichi.registry.http;

import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.proposal.OpenProposal;
import cn.yichi.platform.proposal.ProposalView;
import cn.yichi.platform.proposal.ProposedChange.Fit;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.security.Scope;
import cn.yichi.registry.HonourRevocation;
import cn.yichi.registry.honour.RevokeHonour;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proposes to revoke an honour. */
@RestController
@RequestMapping("/api/honours/{id}/revocation")
@Tag(name = "honours")
class HonourRevocationController {
  private final RevokeHonour revoking;
  private final OpenProposal proposing;

  HonourRevocationController(RevokeHonour revoking, OpenProposal proposing) {
    this.revoking = revoking;
    this.proposing = proposing;
  }

  /** Why, and from when on. */
  @Schema(name = "HonourRevocation")
  record Body(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              maxLength = BodyReading.LONGEST_REASON,
              description = "published with the honour")
          @Nullable String reason,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "from the day it was conferred to today",
              example = "2026-03-01")
          @Nullable String effectiveFrom) {}

  @Idempotent
  @Audited(action = "honour.propose-revocation", kind = AuditKind.CHANGE)
  @PostMapping
  @Allow(
      value = {Role.OFFICER, Role.SUPERVISOR},
      within = Scope.REGION)
  @Operation(
      operationId = "proposeHonourRevocation",
      summary = "Propose to revoke an honour",
      description =
          "It is revoked once another person confirms the proposal. If-Match names the version it"
              + " rests on. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> propose(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Body body,
      Caller caller,
      HttpServletRequest request) {
    HonourId known = HonourReading.id(id);
    int seen = Versions.needed(ifMatch);
    BodyReading reading = new BodyReading();
    String reason = reading.reason(body.reason());
    LocalDate from = reading.day("effectiveFrom", body.effectiveFrom());
    reading.refuseFaulty();
    revoking.dayFault(known, from).ifPresent(fault -> reading.fault("effectiveFrom", fault));
    reading.refuseFaulty();
    return proposing.answer(
        HonourRevocation.draft(known, seen, reason, from),
        caller,
        request,
        why -> refusal(why, id));
  }

  private static ProblemException refusal(Fit why, String id) {
    return switch (why) {
      case Fit.Unknown none -> HonourReading.unknown(id);
      case Fit.Outdated(int version) -> Versions.outdated(version);
      case Fit.NotAllowed revoked -> HonourReading.revoked();
      case Fit.Fits fits -> throw new IllegalStateException("nothing is refused that fits");
    };
  }
}
