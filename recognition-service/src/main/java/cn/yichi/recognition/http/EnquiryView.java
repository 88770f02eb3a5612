package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to an enquiry, in codes and in words. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EnquiryAnswer")
record EnquiryView(
    @Schema(
            allowableValues = {
              "GRANTED",
              "CONDITIONAL",
              "REFERRED",
              "REFUSED",
              "NO_AGREEMENT",
              "NOT_RECEIVED",
              "SEVERAL"
            },
            description =
                "NOT_RECEIVED: nothing received fits. REFUSED: not valid on the day,"
                    + " or a clause's test failed. NO_AGREEMENT: nothing in force covers it, which"
                    + " says nothing against it. SEVERAL: one entry each in answers.")
        String outcome,
    @Schema(description = "in the caller's language; the first sentence is the answer")
        String answer,
    LocalDate asOf,
    RegionView host,
    DecisionParts.@Nullable Equals equivalence,
    List<DecisionParts.Said> conditions,
    List<DecisionParts.Open> questions,
    List<DecisionParts.Reason> grounds,
    List<DecisionParts.Said> warnings,
    @Schema(
            description =
                "what other clauses give besides, such as the way to a title, or leave to a person;"
                    + " nothing of it is the answer")
        List<DecisionParts.Besides> besides,
    @Schema(description = "the clause that decided") DecisionParts.@Nullable Clause agreement,
    @Nullable Versions versions,
    @Nullable CertificateSketch certificate,
    @JsonUnwrapped Extras extras) {

  /** What is said besides where it was asked for or remembered. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "EnquiryExtras")
  record Extras(
      @Schema(description = "the answer signed, a JWS in compact form; where it was asked for")
          @Nullable String receipt,
      @Schema(description = "what the same organisation was answered before; absent where nothing")
          GivenView.@Nullable Before askedBefore,
      @Schema(description = "of an answer against the holder: nothing is to be decided on it yet")
          @Nullable Boolean provisional,
      @Schema(
              description =
                  "of an answer against the holder: the first day on which it may be acted on."
                      + " Working days are Monday to Friday; public holidays are UNSTATED.")
          @Nullable LocalDate actNotBefore,
      @Schema(
              description =
                  "of an answer against the holder: GET /api/answers/{id} shows his reply")
          @Nullable String answerId,
      @Schema(description = "of SEVERAL: one answer a certificate, the latest issued first")
          @Nullable List<EnquiryView> answers,
      @Schema(description = "where it was asked for") @Nullable ExplanationView explanation,
      @Schema(description = "where it was asked by what was known on a day")
          @Nullable Known known) {
    private static final Extras NONE = new Extras(null, null, null, null, null, null, null, null);
  }

  /** By what had been recorded here by the end of a day. */
  @Schema(name = "KnownOn")
  record Known(
      LocalDate knownOn,
      @Schema(description = "what of it is not known in full; empty where all is")
          List<DecisionParts.Said> knownOnPartly) {}

  /** Versions of everything the answer rests on; the issuer's is absent while none was received. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "VersionsUsed")
  record Versions(int certificate, @Nullable Integer issuer, String book, String engine) {
    static Versions of(Decision decision) {
      return new Versions(
          decision.certificateVersion(),
          decision.issuerVersion().isPresent() ? decision.issuerVersion().getAsInt() : null,
          decision.bookRevision(),
          decision.engineVersion());
    }
  }

  /** The same with its receipt. */
  EnquiryView with(String signed) {
    return with(
        answer,
        new Extras(
            signed,
            extras.askedBefore,
            extras.provisional,
            extras.actNotBefore,
            extras.answerId,
            extras.answers,
            extras.explanation,
            extras.known));
  }

  /** The same with what was remembered of it, and more said in its words. */
  EnquiryView with(
      String said,
      GivenView.@Nullable Before before,
      @Nullable Boolean isProvisional,
      @Nullable LocalDate day,
      @Nullable String id) {
    return with(
        said,
        new Extras(
            extras.receipt,
            before,
            isProvisional,
            day,
            id,
            extras.answers,
            extras.explanation,
            extras.known));
  }

  /** The same with its explanation. */
  EnquiryView with(ExplanationView why) {
    return with(
        answer,
        new Extras(
            extras.receipt,
            extras.askedBefore,
            extras.provisional,
            extras.actNotBefore,
            extras.answerId,
            extras.answers,
            why,
            extras.known));
  }

  /** The same, by what was known. */
  EnquiryView with(Known then) {
    return with(
        answer,
        new Extras(
            extras.receipt,
            extras.askedBefore,
            extras.provisional,
            extras.actNotBefore,
            extras.answerId,
            extras.answers,
            extras.explanation,
            then));
  }

  private EnquiryView with(String said, Extras more) {
    return new EnquiryView(
        outcome,
        said,
        asOf,
        host,
        equivalence,
        conditions,
        questions,
        grounds,
        warnings,
        besides,
        agreement,
        versions,
        certificate,
        more);
  }

  static EnquiryView notReceived(EnquiryAnswer.NotReceived answer, Region host, Locale locale) {
    return without(
        "NOT_RECEIVED", AnswerText.notReceived(locale), answer.asOf(), host, locale, null);
  }

  static EnquiryView several(
      EnquiryAnswer.Several several, List<EnquiryView> answers, Region host, Locale locale) {
    String lead =
        AnswerText.say("SEVERAL", Map.of("count", Integer.toString(several.found())), locale);
    Map<String, String> most = Map.of("most", Integer.toString(answers.size()));
    List<String> cut =
        several.found() > answers.size()
            ? List.of(AnswerText.say("SEVERAL_CUT", most, locale))
            : List.of();
    return without(
        "SEVERAL", AnswerText.and(lead, cut, locale), several.asOf(), host, locale, answers);
  }

  static EnquiryView ambiguous(EnquiryAnswer.Ambiguous answer, Region host, Locale locale) {
    Outcome outcome = new Outcome.Referred(List.of(Question.AMBIGUOUS_NUMBER));
    return new EnquiryView(
        outcome.code(),
        AnswerText.ambiguous(locale),
        answer.asOf(),
        RegionView.of(host, locale),
        null,
        List.of(),
        DecisionParts.questions(outcome, host, host, locale),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        Extras.NONE);
  }

  static EnquiryView decided(EnquiryAnswer.Decided answer, Region host, Locale locale) {
    Decision decision = answer.decision();
    Outcome outcome = decision.outcome();
    Region home = answer.certificate().view().home();
    return new EnquiryView(
        outcome.code(),
        AnswerText.of(decision, locale),
        decision.asOf(),
        RegionView.of(host, locale),
        DecisionParts.equivalence(outcome, locale),
        DecisionParts.conditions(outcome, locale),
        DecisionParts.questions(outcome, home, host, locale),
        DecisionParts.grounds(decision, locale),
        DecisionParts.warnings(decision, locale),
        DecisionParts.besides(decision, home, host, locale),
        decision.decidedBy().map(DecisionParts::of).orElse(null),
        Versions.of(decision),
        CertificateSketch.of(answer.certificate(), locale),
        Extras.NONE);
  }

  private static EnquiryView without(
      String outcome,
      String answer,
      LocalDate asOf,
      Region host,
      Locale locale,
      @Nullable List<EnquiryView> answers) {
    return new EnquiryView(
        outcome,
        answer,
        asOf,
        RegionView.of(host, locale),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        new Extras(null, null, null, null, null, answers, null, null));
  }
}
