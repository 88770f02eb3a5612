package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SERVICE;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.Certificates;
import cn.yichi.registry.certificate.CorrectCertificate;
import cn.yichi.registry.certificate.CorrectCertificate.Correction;
import cn.yichi.registry.certificate.RegisterCertificates;
import cn.yichi.registry.certificate.Registered;
import cn.yichi.registry.certificate.RowWarning;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Registers, shows and corrects single certificates. */
@RestController
@RequestMapping("/api/certificates")
@Tag(name = "certificates")
class CertificateController {
  private final StatementReading reading;
  private final RegisterCertificates registering;
  private final CorrectCertificate correcting;
  private final Certificates certificates;

  CertificateController(
      StatementReading reading,
      RegisterCertificates registering,
      CorrectCertificate correcting,
      Certificates certificates) {
    this.reading = reading;
    this.registering = registering;
    this.correcting = correcting;
    this.certificates = certificates;
  }

  /**
   * What became of a statement.
   *
   * @param outcome {@code ACCEPTED} or {@code ALREADY_KNOWN}
   */
  @Schema(name = "RegistrationAnswer")
  record Answer(
      String certificateId,
      int version,
      @Schema(allowableValues = {"ACCEPTED", "ALREADY_KNOWN"}) String outcome,
      List<Warning> warnings) {}

  /** Something odd that was no ground to refuse. */
  @Schema(name = "RegistrationWarning")
  record Warning(String code, String field, String value) {
    static Warning of(RowWarning warning) {
      return new Warning(warning.code().name(), warning.field().nameEn(), warning.value());
    }
  }

  @Allow(
      value = {OFFICER, SERVICE},
      within = REGION)
  @Idempotent
  @Audited(action = "certificate.register", kind = AuditKind.CHANGE)
  @PostMapping
  @Operation(
      operationId = "registerCertificate",
      summary = "Register one certificate",
      description =
          "201 when entered now, 200 when known with the same content, 409 when the number is on"
              + " file with other content. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "201", description = "entered")
  @ApiResponse(responseCode = "200", description = "known with the same content")
  ResponseEntity<Answer> register(@RequestBody CertificateBody body) {
    StatementReading.Read read = reading.read(body);
    Registered outcome = registering.register(List.of(read.registration())).getFirst();
    AuditNote.touched(outcome.id().value());
    return switch (outcome) {
      case Registered.Accepted accepted ->
          ResponseEntity.created(URI.create("/api/certificates/" + accepted.id().value()))
              .eTag(Versions.etag(accepted.version()))
              .body(answer(accepted.id(), accepted.version(), "ACCEPTED", read));
      case Registered.AlreadyKnown known ->
          ResponseEntity.ok()
              .eTag(Versions.etag(known.version()))
              .location(URI.create("/api/certificates/" + known.id().value()))
              .body(answer(known.id(), known.version(), "ALREADY_KNOWN", read));
      case Registered.Conflict conflict -> throw conflict(conflict);
      case Registered.Busy busy -> throw Versions.busy();
    };
  }

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @Audited(action = "certificate.show", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/{id}")
  @Operation(operationId = "showCertificate", summary = "The public state of one certificate")
  ResponseEntity<CertificateView> show(@PathVariable String id) {
    CertificateId known = known(id);
    AuditNote.touched(known.value());
    return Optional.ofNullable(certificates.find(List.of(known)).get(known))
        .map(CertificateController::shown)
        .orElseThrow(() -> unknown(id));
  }

  @Allow(
      value = {OFFICER, SERVICE},
      within = REGION)
  @Audited(action = "certificate.correct", kind = AuditKind.CHANGE)
  @PutMapping("/{id}")
  @Operation(
      operationId = "correctCertificate",
      summary = "Correct one certificate",
      description =
          "Replaces everything the certificate says. If-Match names the version it rests on; number"
              + " and kind cannot change.")
  ResponseEntity<CertificateView> correct(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody CertificateBody body) {
    CertificateId known = known(id);
    AuditNote.touched(known.value());
    int seen = Versions.needed(ifMatch);
    StatementReading.Read read = reading.read(body);
    return switch (correcting.correct(known, seen, read.registration())) {
      case Correction.Corrected corrected -> shown(corrected.certificate());
      case Correction.Unchanged unchanged -> shown(unchanged.certificate());
      case Correction.Outdated outdated -> throw Versions.outdated(outdated.version());
      case Correction.Unknown none -> throw unknown(id);
      case Correction.OtherCertificate other ->
          throw Problem.of(RegistryProblem.CERTIFICATE_NUMBER_FIXED)
              .field("number", "")
              .exception();
      case Correction.Busy busy -> throw Versions.busy();
    };
  }

  static ResponseEntity<CertificateView> shown(Certificate certificate) {
    return ResponseEntity.ok()
        .eTag(Versions.etag(certificate.version()))
        .body(CertificateView.of(certificate));
  }

  static CertificateId known(String id) {
    try {
      return new CertificateId(id);
    } catch (IllegalArgumentException malformed) {
      throw unknown(id);
    }
  }

  static ProblemException unknown(String id) {
    return Problem.of(RegistryProblem.CERTIFICATE_UNKNOWN)
        .field("id", id.length() > 64 ? id.substring(0, 64) : id)
        .exception();
  }

  private static Answer answer(
      CertificateId id, int version, String outcome, StatementReading.Read read) {
    return new Answer(
        id.value(), version, outcome, read.warnings().stream().map(Warning::of).toList());
  }

  private static ProblemException conflict(Registered.Conflict conflict) {
    Problem problem =
        Problem.of(RegistryProblem.CERTIFICATE_CONFLICT)
            .with("version", conflict.version())
            .with("differences", String.join(", ", conflict.differences()));
    for (String field : conflict.differences()) {
      problem = problem.field(field, "");
    }
    return problem.exception();
  }
}
