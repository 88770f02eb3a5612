package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.ChangeStatus;
import cn.yichi.registry.certificate.ChangeStatus.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/**
 * Changes a certificate's status on one officer's word. Not to {@code REVOKED}: that two people
 * decide, by a proposal.
 */
@RestController
@RequestMapping("/api/certificates/{id}/status")
@Tag(name = "certificates")
class StatusController {
  private final ChangeStatus changing;

  StatusController(ChangeStatus changing) {
    this.changing = changing;
  }

  /** The status to be. */
  @Schema(name = "StatusChange")
  record Body(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "SUSPENDED")
          @Nullable String status,
      @Schema(description = "needed unless the status is VALID") @Nullable String reason,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-03-01")
          @Nullable LocalDate effectiveFrom) {}

  @Allow(value = OFFICER, within = REGION)
  @Idempotent
  @Audited(action = "certificate.change-status", kind = AuditKind.CHANGE)
  @PostMapping
  @Operation(
      operationId = "changeCertificateStatus",
      summary = "Change a certificate's status, except to REVOKED",
      description =
          "If-Match names the version it rests on. effectiveFrom is a day from that of issue to"
              + " today. Revocation needs two people: propose it by"
              + " POST …/revocation.")
  ResponseEntity<CertificateView> change(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Body body) {
    CertificateId known = CertificateController.known(id);
    AuditNote.touched(known.value());
    int seen = Versions.needed(ifMatch);
    Certificate.Standing wanted = standing(body);
    LocalDate from = body.effectiveFrom();
    if (from == null) {
      throw invalid("effectiveFrom", Finding.of(FaultCode.BLANK));
    }
    return switch (changing.change(known, seen, wanted, from)) {
      case Outcome.Changed changed -> CertificateController.shown(changed.certificate());
      case Outcome.NotAllowed refused ->
          throw refused(refused.present().name(), wanted.status().name());
      case Outcome.BadDay bad -> throw invalid("effectiveFrom", bad.why());
      case Outcome.NeedsTwoPeople two ->
          throw Problem.of(RegistryProblem.REVOCATION_NEEDS_TWO_PEOPLE)
              .field("status", wanted.status().name())
              .exception();
      case Outcome.Outdated outdated -> throw Versions.outdated(outdated.version());
      case Outcome.Unknown none -> throw CertificateController.unknown(id);
      case Outcome.Busy busy -> throw Versions.busy();
    };
  }

  static ProblemException refused(String present, String wanted) {
    return Problem.of(RegistryProblem.STATUS_STEP_REFUSED)
        .with("present", present)
        .with("wanted", wanted)
        .field("status", wanted)
        .exception();
  }

  private static Certificate.Standing standing(Body body) {
    String word = body.status() == null ? "" : body.status();
    var parsed = CertificateStatus.parse(word);
    CertificateStatus status =
        parsed.asOptional().orElseThrow(() -> invalid("status", parsed.refusal().orElseThrow()));
    if (status == CertificateStatus.VALID) {
      return Certificate.Standing.VALID;
    }
    BodyReading reading = new BodyReading();
    String reason = reading.reason(body.reason());
    reading.refuseFaulty();
    return new Certificate.Standing(status, Optional.of(reason));
  }

  private static ProblemException invalid(String field, Finding finding) {
    return Problem.of(CommonProblem.INVALID_FIELDS).field(field, finding).exception();
  }
}
