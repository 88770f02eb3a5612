package cn.yichi.recognition.http;

import static cn.yichi.contracts.vocabulary.FaultCode.UNKNOWN_LEVEL;
import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;
import static cn.yichi.platform.security.Scope.ORGANISATION;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.decision.HolderRecord;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.AskRecognition;
import cn.yichi.recognition.enquiry.Enquiry;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import cn.yichi.recognition.enquiry.Identification;
import cn.yichi.recognition.explanation.Explain;
import cn.yichi.recognition.http.KnownOnAnswers.Wanted;
import cn.yichi.recognition.receipt.Seals;
import cn.yichi.recognition.receipt.WriteReceipts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Employers ask whether a certificate counts here, and as what. */
@RestController
@RequestMapping("/api/enquiries")
@Tag(name = "enquiries")
class EnquiryController {
  private final AskRecognition recognition;
  private final JudgeCase judge;
  private final MissLimit misses;
  private final WriteReceipts receipts;
  private final KnownOnAnswers known;
  private final Explain explain = new Explain();

  EnquiryController(
      AskRecognition recognition,
      JudgeCase judge,
      MissLimit misses,
      WriteReceipts receipts,
      KnownOnAnswers known) {
    this.known = known;
    this.recognition = recognition;
    this.judge = judge;
    this.misses = misses;
    this.receipts = receipts;
  }

  /** The question. */
  @Schema(name = "Enquiry")
  record Body(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "S000051000123234000001")
          @Nullable String certificateNumber,
      @Schema(description = "this or documentNumber", example = "王川江") @Nullable String holderName,
      @Nullable String documentNumber,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "this service's region or a county in it",
              example = "500116")
          @Nullable String hostRegion,
      @Schema(description = "the legal day asked about; today where absent", example = "2023-06-01")
          @Nullable String asOf,
      @Schema(
              description = "level that another record states; a difference is warned of",
              example = "高级工")
          @Nullable String statedLevel,
      @Schema(
              description =
                  "whether the answer is wanted signed too, to be shown and taken again later")
          @Nullable Boolean receipt,
      @Schema(description = "whether it is wanted why, clause by clause, and what would change it")
          @Nullable Boolean explain,
      @Schema(
              description =
                  "answer by what had been recorded here by the end of this day (Asia/Shanghai);"
                      + " then asOf is this day where absent",
              example = "2026-06-30")
          @Nullable String knownOn) {}

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Allow(value = WORKER, within = HOLDER)
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Audited(action = "recognition.ask", kind = AuditKind.PERSONAL_READ)
  @PostMapping
  @Operation(
      operationId = "askRecognition",
      summary = "Does this certificate count here, and as what?",
      description =
          "The certificate number and a fact about the holder. An unknown number and a holder that"
              + " does not match give the same answer.")
  EnquiryView ask(@RequestBody Body body, Caller caller, Locale locale) {
    FieldReading fields = new FieldReading();
    Optional<Region> host = fields.required("hostRegion", body.hostRegion(), Region::parse);
    Optional<LocalDate> asOf = fields.day("asOf", body.asOf(), judge.today());
    Optional<LocalDate> knownOn = fields.day("knownOn", body.knownOn(), judge.today());
    Optional<HolderRecord> stated =
        fields.optional(
            "statedLevel",
            body.statedLevel(),
            words -> record(AnswerText.say("asker", Map.of(), locale), words));
    Identification certificate =
        fields.identification(
            body.certificateNumber(),
            body.holderName(),
            body.documentNumber(),
            caller.confinedTo());
    List<HolderRecord> records = stated.map(List::of).orElse(List.of());
    Region region = host.orElseThrow();
    boolean signed = Boolean.TRUE.equals(body.receipt());
    Enquiry enquiry = new Enquiry(certificate, region, asOf, records);
    try (MissLimit.Asked question = misses.admit(caller)) {
      if (knownOn.isPresent()) {
        Wanted wanted = new Wanted(signed, Boolean.TRUE.equals(body.explain()));
        return known.answer(enquiry, knownOn.get(), wanted, question, locale);
      }
      return switch (recognition.ask(enquiry)) {
        case EnquiryAnswer.Decided decided -> {
          AuditNote.touched(decided.certificate().id().value());
          EnquiryView view = EnquiryView.decided(decided, region, locale);
          if (Boolean.TRUE.equals(body.explain())) {
            view = view.with(explained(decided, locale));
          }
          yield signed ? view.with(receipt(() -> receipts.decided(decided, region))) : view;
        }
        case EnquiryAnswer.NotReceived none -> {
          question.missed(1);
          EnquiryView view = EnquiryView.notReceived(none, region, locale);
          yield signed ? view.with(receipt(() -> receipts.notReceived(none, region))) : view;
        }
        case EnquiryAnswer.Ambiguous several -> {
          several.candidates().forEach(each -> AuditNote.touched(each.id().value()));
          EnquiryView view = EnquiryView.ambiguous(several, region, locale);
          yield signed ? view.with(receipt(() -> receipts.ambiguous(several, region))) : view;
        }
        case EnquiryAnswer.HostNotServed(var asked, var ask) ->
            throw elsewhere(asked, ask, judge.host(), locale);
      };
    }
  }

  static ProblemException elsewhere(Region asked, Region ask, Region own, Locale locale) {
    return Problem.of(RecognitionProblem.HOST_REGION_NOT_SERVED)
        .with("region", named(asked, locale))
        .with("own", named(own, locale))
        .with("ask", named(ask, locale))
        .field("hostRegion", asked.code())
        .exception();
  }

  private ExplanationView explained(EnquiryAnswer.Decided decided, Locale locale) {
    return ExplanationView.of(explain.of(decided.subject(), decided.decision().asOf()), locale);
  }

  static String receipt(Supplier<String> writing) {
    try {
      return writing.get();
    } catch (Seals.CannotSeal keyless) {
      throw Problem.of(RecognitionProblem.RECEIPT_NOT_TO_BE_HAD).exception();
    }
  }

  private static Parsed<HolderRecord> record(String asker, String words) {
    return HolderRecord.inWords(asker, words)
        .map(Parsed::valid)
        .orElseGet(
            () ->
                Parsed.invalid(
                    SkillLevel.parse(words).refusal().map(Finding::code).orElse(UNKNOWN_LEVEL),
                    words));
  }

  private static String named(Region region, Locale locale) {
    return AnswerText.name(region, locale) + " (" + region.code() + ")";
  }
}
