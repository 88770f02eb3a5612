package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.OpenToAll;
import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.benefit.BenefitRules;
import cn.yichi.recognition.benefit.FactName;
import cn.yichi.recognition.benefit.FactValue;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.AskBenefit;
import cn.yichi.recognition.enquiry.EligibilityAnswer;
import cn.yichi.recognition.enquiry.Identification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The benefits of this region, and whether a certificate gives one. */
@RestController
@RequestMapping("/api/benefits")
@Tag(name = "benefits")
class BenefitController {
  private final AskBenefit benefits;
  private final JudgeCase judge;
  private final MissLimit misses;

  BenefitController(AskBenefit benefits, JudgeCase judge, MissLimit misses) {
    this.benefits = benefits;
    this.judge = judge;
    this.misses = misses;
  }

  /** All policies. */
  @Schema(name = "BenefitPolicies")
  record Policies(List<BenefitView> benefits) {}

  /** A claimant's certificate and facts. */
  @Schema(name = "EligibilityQuestion")
  record Body(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "S000051000123234000001")
          @Nullable String certificateNumber,
      @Schema(description = "this or documentNumber", example = "王川江") @Nullable String holderName,
      @Nullable String documentNumber,
      @Schema(
              description = "what the policy lists in its facts; money in 分",
              example = "{\"housePriceFen\": 80000000, \"homeInJiangjin\": true}")
          @Nullable Map<String, Object> facts,
      @Schema(description = "the legal day asked about; today where absent", example = "2023-06-01")
          @Nullable String asOf) {}

  @OpenToAll("benefit policies are published")
  @GetMapping
  @Operation(
      operationId = "listBenefits",
      summary = "The benefit policies of this region, with their sources")
  Policies all(Locale locale) {
    return new Policies(
        benefits.policies().stream().map(each -> BenefitView.of(each.policy(), locale)).toList());
  }

  @OpenToAll("benefit policies are published")
  @GetMapping("/{id}")
  @Operation(operationId = "readBenefit", summary = "One benefit policy")
  BenefitView one(@PathVariable String id, Locale locale) {
    return BenefitView.of(policy(id), locale);
  }

  @Allow(value = WORKER, within = HOLDER)
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Audited(action = "eligibility.ask", kind = AuditKind.PERSONAL_READ)
  @PostMapping("/{id}/eligibility")
  @Operation(
      operationId = "askEligibility",
      summary = "Does this certificate give its holder the benefit, and how much?",
      description = "A level counts only as it is recognised in the region that pays.")
  EligibilityView ask(
      @PathVariable String id, @RequestBody Body body, Caller caller, Locale locale) {
    BenefitPolicy policy = policy(id);
    FieldReading fields = new FieldReading();
    Optional<LocalDate> asOf = fields.day("asOf", body.asOf(), judge.today());
    Map<FactName, FactValue> facts = FactReading.read(body.facts(), policy.facts(), fields);
    Identification certificate =
        fields.identification(
            body.certificateNumber(),
            body.holderName(),
            body.documentNumber(),
            caller.confinedTo());
    try (MissLimit.Asked question = misses.admit(caller)) {
      return switch (benefits.ask(id, certificate, facts, asOf)) {
        case EligibilityAnswer.Answered answered -> {
          AuditNote.touched(answered.certificate().id().value());
          yield EligibilityView.answered(answered, locale);
        }
        case EligibilityAnswer.NotRecognised refused -> {
          AuditNote.touched(refused.certificate().id().value());
          yield EligibilityView.notRecognised(refused, locale);
        }
        case EligibilityAnswer.NotReceived(var day) -> {
          question.missed(1);
          yield EligibilityView.without("NOT_RECEIVED", AnswerText.notReceived(locale), day);
        }
        case EligibilityAnswer.Ambiguous(var candidates, var day) -> {
          candidates.forEach(each -> AuditNote.touched(each.id().value()));
          yield EligibilityView.without("REFERRED", AnswerText.ambiguous(locale), day);
        }
        case EligibilityAnswer.UnknownPolicy none -> throw unknown(id);
      };
    }
  }

  private BenefitPolicy policy(String id) {
    return benefits.policy(id).map(BenefitRules::policy).orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(String id) {
    return Problem.of(RecognitionProblem.BENEFIT_UNKNOWN).field("id", id).exception();
  }
}
