package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.AskRecognition;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import cn.yichi.recognition.explanation.Explain;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Officers, who know certificates by their ids, ask why one is worth what it is worth here. */
@RestController
@RequestMapping("/api/certificates")
@Tag(name = "enquiries")
class ExplanationController {
  private final AskRecognition recognition;
  private final JudgeCase judge;
  private final Explain explain = new Explain();

  ExplanationController(AskRecognition recognition, JudgeCase judge) {
    this.recognition = recognition;
    this.judge = judge;
  }

  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Audited(action = "recognition.explain", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/{certificateId}/explanation")
  @Operation(
      operationId = "explainRecognition",
      summary = "Why is this certificate worth what it is worth in this region?")
  EnquiryView explain(
      @PathVariable String certificateId,
      @Parameter(description = "the legal day asked about; today where absent")
          @RequestParam(required = false)
          @Nullable String asOf,
      Locale locale) {
    FieldReading fields = new FieldReading();
    Optional<LocalDate> day = fields.day("asOf", asOf, judge.today());
    fields.check();
    EnquiryAnswer.Decided decided =
        FieldReading.certificate(certificateId)
            .flatMap(it -> recognition.on(it, day.orElseGet(judge::today)))
            .orElseThrow(
                () ->
                    Problem.of(RecognitionProblem.CERTIFICATE_UNKNOWN)
                        .field("certificateId", certificateId)
                        .exception());
    AuditNote.touched(decided.certificate().id().value());
    Region host = judge.host();
    return EnquiryView.decided(decided, host, locale)
        .with(ExplanationView.of(explain.of(decided.subject(), decided.decision().asOf()), locale));
  }
}
