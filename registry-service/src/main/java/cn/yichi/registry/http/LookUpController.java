package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SERVICE;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.StatedDate;
import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.registry.certificate.LookUpCertificate;
import cn.yichi.registry.certificate.LookUpCertificate.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looks a certificate up by its number plus a second fact. */
@RestController
@RequestMapping("/api/certificates/lookup")
@Tag(name = "certificates")
class LookUpController {
  private static final int LONGEST = 100;

  private final LookUpCertificate lookUp;
  private final MissLimit misses;

  LookUpController(LookUpCertificate lookUp, MissLimit misses) {
    this.lookUp = lookUp;
    this.misses = misses;
  }

  /** What the asker knows: the number and at least one fact more. */
  @Schema(name = "LookUp")
  record Body(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "S000050000123234000001")
          @Nullable String number,
      @Schema(description = "narrows the search", example = "职业技能等级证书") @Nullable String kind,
      @Nullable String name,
      @Nullable String documentNumber,
      @Schema(example = "2023-06-01") @Nullable String issuedOn,
      @Nullable String issuerCode) {}

  /** The same empty answer for an unknown number and for a second fact that does not fit. */
  @Schema(name = "LookUpAnswer")
  record Answer(boolean match, List<CertificateView> certificates) {}

  @Allow(
      value = {OFFICER, SUPERVISOR, SERVICE},
      within = REGION)
  @Audited(action = "certificate.look-up", kind = AuditKind.PERSONAL_READ)
  @PostMapping
  @Operation(
      operationId = "lookUpCertificate",
      summary = "Look a certificate up by number plus any second fact",
      description =
          "Every stated fact must fit. An unknown number and a fact that does not fit give the same"
              + " answer.")
  Answer find(@RequestBody Body body, Caller caller) {
    Question question = question(body);
    if (!question.hasSecondFact()) {
      throw Problem.of(RegistryProblem.SECOND_FACT_MISSING).field("name", "").exception();
    }
    try (MissLimit.Asked lookedUp = misses.admit(caller)) {
      List<CertificateView> found =
          lookUp.find(question).stream().map(CertificateView::of).toList();
      found.forEach(each -> AuditNote.touched(each.certificateId()));
      if (found.isEmpty()) {
        lookedUp.missed(1);
      }
      return new Answer(!found.isEmpty(), found);
    }
  }

  private static Question question(Body body) {
    List<FieldFault> faults = new ArrayList<>();
    Optional<String> number = read(faults, "number", body.number(), LookUpController::number);
    if (number.isEmpty() && faults.isEmpty()) {
      faults.add(FieldFault.of("number", Finding.of(FaultCode.BLANK)));
    }
    Question question =
        new Question(
            number.orElse(""),
            read(faults, "kind", body.kind(), CertificateKind::parse),
            read(faults, "name", body.name(), PersonName::parse),
            read(faults, "documentNumber", body.documentNumber(), Parsed::valid),
            read(faults, "issuedOn", body.issuedOn(), StatedDate::parse),
            read(faults, "issuerCode", body.issuerCode(), IssuerCode::parse));
    if (!faults.isEmpty()) {
      Problem problem = Problem.of(CommonProblem.INVALID_FIELDS);
      for (FieldFault fault : faults) {
        problem = problem.fault(fault);
      }
      throw problem.exception();
    }
    return question;
  }

  private static <T> Optional<T> read(
      List<FieldFault> faults,
      String field,
      @Nullable String text,
      Function<String, Parsed<T>> reading) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Parsed<T> parsed =
        text.length() > LONGEST
            ? Parsed.invalid(FaultCode.TOO_LONG, "")
            : reading.apply(text.strip());
    parsed.refusal().ifPresent(finding -> faults.add(FieldFault.of(field, finding)));
    return parsed.asOptional();
  }

  private static Parsed<String> number(String text) {
    return Parsed.valid(text);
  }
}
