package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;
import static cn.yichi.platform.security.Scope.ORGANISATION;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.AsKnown;
import cn.yichi.recognition.enquiry.AskRecognition;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import cn.yichi.recognition.explanation.Explain;
import cn.yichi.recognition.http.EnquiryReading.Question;
import cn.yichi.recognition.receipt.Seals;
import cn.yichi.recognition.receipt.WriteReceipts;
import cn.yichi.recognition.statistics.TallyQuestions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
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
  private final TallyQuestions tally;
  private final RememberedView remember;
  private final KnownOnAnswers known;
  private final Explain explain = new Explain();

  EnquiryController(
      AskRecognition recognition,
      JudgeCase judge,
      MissLimit misses,
      WriteReceipts receipts,
      TallyQuestions tally,
      RememberedView remember,
      KnownOnAnswers known) {
    this.recognition = recognition;
    this.judge = judge;
    this.misses = misses;
    this.receipts = receipts;
    this.tally = tally;
    this.remember = remember;
    this.known = known;
  }

  /** The question. */
  @Schema(name = "Enquiry")
  record Body(
      @Schema(
              description = "any two of this, holderName and documentNumber",
              example = "S000051000123234000001")
          @Nullable String certificateNumber,
      @Schema(example = "王川江") @Nullable String holderName,
      @Nullable String documentNumber,
      @Schema(
              description = "without a number: only certificates of that kind",
              example = "SKILL_LEVEL")
          @Nullable String kind,
      @Schema(
              description = "without a number: only of that occupation, by name or code",
              example = "车工")
          @Nullable String occupation,
      @Schema(
              description = "to what end; of an organisation required",
              allowableValues = {"HIRE", "BID", "WAGE_GRADE", "OTHER"},
              example = "HIRE")
          @Nullable String purpose,
      @Schema(
              description =
                  "on what ground of article 13 of the Personal Information Protection Law; of an"
                      + " organisation required",
              allowableValues = {
                "CONSENT",
                "CONTRACT",
                "HR_MANAGEMENT",
                "STATUTORY_DUTY",
                "PUBLISHED",
                "OTHER_STATUTE"
              },
              example = "CONTRACT")
          @Nullable String legalBasis,
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
          "Any two of certificate number, holder's name and document number. What is unknown and"
              + " what does not match give the same answer. By name and document several"
              + " certificates may fit, which are answered one by one in answers. An organisation"
              + " says its purpose and legal basis; the holder sees that it asked, an answer"
              + " against the holder is provisional, and a question that is asked again is said to"
              + " be.")
  EnquiryView ask(@RequestBody Body body, Caller caller, Locale locale) {
    Question asked = EnquiryReading.read(body, caller, judge.today(), locale);
    note(asked);
    try (MissLimit.Asked question = misses.admit(caller)) {
      Given given = given(asked);
      tally.asked(given.answer());
      return switch (given.answer()) {
        case EnquiryAnswer.Decided decided -> decided(decided, given, caller, locale);
        case EnquiryAnswer.Several several ->
            EnquiryView.several(
                several,
                several.answers().stream()
                    .map(each -> decided(each, given, caller, locale))
                    .toList(),
                asked.host(),
                locale);
        case EnquiryAnswer.NotReceived none -> {
          question.missed(1);
          yield finished(EnquiryView.notReceived(none, asked.host(), locale), given, none, locale);
        }
        case EnquiryAnswer.Ambiguous several -> {
          several.candidates().forEach(each -> AuditNote.touched(each.id().value()));
          yield finished(
              EnquiryView.ambiguous(several, asked.host(), locale), given, several, locale);
        }
        case EnquiryAnswer.HostNotServed(var elsewhere, var ask) ->
            throw Problem.of(RecognitionProblem.HOST_REGION_NOT_SERVED)
                .with("region", named(elsewhere, locale))
                .with("own", named(judge.host(), locale))
                .with("ask", named(ask, locale))
                .field("hostRegion", elsewhere.code())
                .exception();
      };
    }
  }

  /**
   * What is answered.
   *
   * @param known by what was known on a day, where that was asked
   */
  private record Given(Question asked, EnquiryAnswer answer, Optional<AsKnown.Answered> known) {}

  private Given given(Question asked) {
    Optional<AsKnown.Answered> then =
        asked.knownOn().map(day -> known.answer(asked.enquiry(), day));
    return new Given(
        asked,
        then.map(AsKnown.Answered::answer).orElseGet(() -> recognition.ask(asked.enquiry())),
        then);
  }

  private static void note(Question asked) {
    asked
        .declared()
        .purpose()
        .ifPresent(
            it ->
                AuditNote.purpose(
                    it + asked.declared().basis().map(basis -> ": " + basis).orElse("")));
  }

  private EnquiryView decided(
      EnquiryAnswer.Decided decided, Given given, Caller caller, Locale locale) {
    AuditNote.touched(decided.certificate().id().value());
    EnquiryView plain = EnquiryView.decided(decided, given.asked().host(), locale);
    EnquiryView view =
        finished(
            given.asked().explained() ? plain.with(explained(decided, locale)) : plain,
            given,
            decided,
            locale);
    return caller
        .organisation()
        .filter(it -> caller.is(EMPLOYER))
        .map(it -> remember.of(view, decided, asker(given.asked(), it), locale))
        .orElse(view);
  }

  private static RememberedView.Asker asker(Question asked, SocialCreditCode by) {
    return new RememberedView.Asker(
        by,
        asked.declared().purpose().orElseThrow(),
        asked.declared().basis().orElseThrow(),
        asked.host(),
        asked.knownOn());
  }

  private ExplanationView explained(EnquiryAnswer.Decided decided, Locale locale) {
    return ExplanationView.of(explain.of(decided.subject(), decided.decision().asOf()), locale);
  }

  /** With what was known, and signed: what cannot be signed is not answered, nor remembered. */
  private EnquiryView finished(EnquiryView view, Given given, EnquiryAnswer answer, Locale locale) {
    EnquiryView whole =
        given.known().map(it -> view.with(KnownOnAnswers.said(it, locale))).orElse(view);
    Question asked = given.asked();
    if (!asked.signed()) {
      return whole;
    }
    try {
      return whole.with(receipts.of(answer, asked.host(), asked.declared(), given.known()));
    } catch (Seals.CannotSeal keyless) {
      throw Problem.of(RecognitionProblem.RECEIPT_NOT_TO_BE_HAD).exception();
    }
  }

  private static String named(Region region, Locale locale) {
    return AnswerText.name(region, locale) + " (" + region.code() + ")";
  }
}
