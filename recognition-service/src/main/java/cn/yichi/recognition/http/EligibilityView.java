package cn.yichi.recognition.http;

import cn.yichi.recognition.benefit.BenefitAnswer;
import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.benefit.Gap;
import cn.yichi.recognition.benefit.GapText;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.EligibilityAnswer;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a certificate gives its holder a benefit, in codes and in words. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EligibilityAnswer")
record EligibilityView(
    @Schema(
            allowableValues = {
              "ELIGIBLE",
              "NEEDS_FACTS",
              "NOT_ELIGIBLE",
              "REFERRED",
              "NOT_RECEIVED"
            })
        String outcome,
    @Schema(description = "in the caller's language; the first sentence is the answer")
        String answer,
    LocalDate asOf,
    @Schema(description = "in 分", example = "8000000") @Nullable Long amountFen,
    @Schema(description = "in 元", example = "80000.00") @Nullable String amount,
    @Schema(description = "last day to claim; absent where the source states none")
        @Nullable LocalDate claimBy,
    @Schema(description = "facts still to be stated") List<BenefitView.Needed> needs,
    @Schema(description = "what is missing, in words to act on") List<DecisionParts.Said> gaps,
    @Nullable Policy policy,
    @Schema(description = "how the certificate is recognised where the benefit is paid")
        @Nullable Recognition recognition,
    @Nullable CertificateSketch certificate) {

  /** The policy asked about, at the version that answered. */
  @Schema(name = "BenefitPolicyRef")
  record Policy(String id, int version, DecisionParts.Cited citation) {
    static Policy of(BenefitPolicy policy) {
      return new Policy(policy.id(), policy.version(), DecisionParts.of(policy.citation()));
    }
  }

  /** How the certificate is recognised. */
  @Schema(name = "RecognitionInBrief")
  record Recognition(String outcome, String answer, EnquiryView.Versions versions) {
    static Recognition of(Decision decision, Locale locale) {
      return new Recognition(
          decision.outcome().code(),
          AnswerText.of(decision, locale),
          EnquiryView.Versions.of(decision));
    }
  }

  static EligibilityView without(String outcome, String answer, LocalDate asOf) {
    return new EligibilityView(
        outcome, answer, asOf, null, null, null, List.of(), List.of(), null, null, null);
  }

  static EligibilityView notRecognised(EligibilityAnswer.NotRecognised refused, Locale locale) {
    List<DecisionParts.Said> gaps = new ArrayList<>();
    gaps.add(
        new DecisionParts.Said(
            "NOT_RECOGNISED", AnswerText.notRecognised(refused.decision(), locale)));
    gaps.addAll(said(refused.gaps(), locale));
    return new EligibilityView(
        refused.open() ? "REFERRED" : "NOT_ELIGIBLE",
        AnswerText.of(refused, locale),
        refused.decision().asOf(),
        null,
        null,
        null,
        List.of(),
        gaps,
        Policy.of(refused.policy()),
        Recognition.of(refused.decision(), locale),
        CertificateSketch.of(refused.certificate(), locale));
  }

  static EligibilityView answered(EligibilityAnswer.Answered answered, Locale locale) {
    return switch (answered.answer()) {
      case BenefitAnswer.Eligible(var amount, var claimBy) ->
          of("ELIGIBLE", answered, amount.fen(), amount.toString(), claimBy.orElse(null), locale);
      case BenefitAnswer.NeedsFacts needs -> of("NEEDS_FACTS", answered, null, null, null, locale);
      case BenefitAnswer.NotEligible not -> of("NOT_ELIGIBLE", answered, null, null, null, locale);
    };
  }

  private static EligibilityView of(
      String outcome,
      EligibilityAnswer.Answered answered,
      @Nullable Long fen,
      @Nullable String yuan,
      @Nullable LocalDate claimBy,
      Locale locale) {
    Decision decision = answered.decision();
    Replica certificate = answered.certificate();
    return new EligibilityView(
        outcome,
        AnswerText.of(answered, locale),
        decision.asOf(),
        fen,
        yuan,
        claimBy,
        needs(answered, locale),
        answered.answer() instanceof BenefitAnswer.NotEligible(var gaps)
            ? said(gaps, locale)
            : List.of(),
        Policy.of(answered.policy()),
        Recognition.of(decision, locale),
        CertificateSketch.of(certificate, locale));
  }

  private static List<BenefitView.Needed> needs(
      EligibilityAnswer.Answered answered, Locale locale) {
    return answered.answer() instanceof BenefitAnswer.NeedsFacts(var facts)
        ? answered.policy().facts().stream()
            .filter(fact -> facts.contains(fact.name()))
            .map(fact -> BenefitView.Needed.of(fact, locale))
            .toList()
        : List.of();
  }

  private static List<DecisionParts.Said> said(List<Gap> gaps, Locale locale) {
    return gaps.stream()
        .map(gap -> new DecisionParts.Said(code(gap), GapText.render(gap, locale)))
        .toList();
  }

  private static String code(Gap gap) {
    return switch (gap) {
      case Gap.NoCertificate none -> "NO_CERTIFICATE";
      case Gap.NotValid invalid -> "NOT_VALID";
      case Gap.LevelTooLow low -> "LEVEL_TOO_LOW";
      case Gap.LevelAbove above -> "LEVEL_ABOVE";
      case Gap.Unfulfilled(var condition) -> "UNFULFILLED";
      case Gap.NotYet early -> "NOT_YET";
      case Gap.Ended late -> "ENDED";
      case Gap.ClaimedTooLate late -> "CLAIMED_TOO_LATE";
    };
  }
}
