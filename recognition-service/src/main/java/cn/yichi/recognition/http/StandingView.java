package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.HostDecision;
import cn.yichi.recognition.enquiry.SaidText;
import cn.yichi.recognition.enquiry.StandingAnswer;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a certificate counts, in codes and in words. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StandingAnswer")
record StandingView(
    @Schema(allowableValues = {"KNOWN", "REFERRED", "NOT_RECEIVED"}) String outcome,
    @Schema(description = "in the caller's language; the first sentence is the answer")
        String answer,
    @Nullable CertificateSketch certificate,
    @Nullable Own own,
    @Schema(description = "what other regions decided") List<Host> hosts,
    @Schema(description = "regions from which no decision was received")
        @Nullable Silent noDecision) {

  /** The home region's own decision of today. */
  @Schema(name = "OwnStanding")
  record Own(RegionView region, String outcome, String answer) {
    static Own of(Decision decision, Region home, Locale locale) {
      return new Own(
          RegionView.of(home, locale), decision.outcome().code(), AnswerText.of(decision, locale));
    }
  }

  /** What one other region said. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "HostStanding")
  record Host(
      RegionView region,
      String outcome,
      String answer,
      @Nullable String equivalence,
      @Nullable String level,
      @Nullable String title,
      List<DecisionParts.Said> grounds,
      List<DecisionParts.Said> questions,
      @Schema(description = "id/version#clause") @Nullable String agreement,
      Instant decidedAt,
      @Schema(description = "whether it rests on the certificate's present version")
          boolean upToDate) {
    static Host of(HostDecision said, int version, Locale locale) {
      return new Host(
          RegionView.of(said.host(), locale),
          said.outcome(),
          SaidText.answer(said, locale),
          said.equivalence().map(HostDecision.GrantedAs::type).orElse(null),
          said.equivalence().flatMap(HostDecision.GrantedAs::level).orElse(null),
          said.equivalence().flatMap(HostDecision.GrantedAs::title).orElse(null),
          said.grounds().stream()
              .map(each -> new DecisionParts.Said(each.code(), SaidText.ground(each, locale)))
              .toList(),
          said.questions().stream()
              .map(each -> new DecisionParts.Said(each, SaidText.question(each, locale)))
              .toList(),
          said.agreement().orElse(null),
          said.decidedAt(),
          said.certificateVersion() == version);
    }
  }

  /** Regions that said nothing. */
  @Schema(name = "NoDecision")
  record Silent(String text, List<RegionView> regions) {}

  static StandingView of(StandingAnswer.Known known, Locale locale) {
    Region home = known.certificate().view().home();
    int version = known.certificate().view().version();
    String answer =
        AnswerText.say(
            "STANDING",
            Map.of("home", home.code(), "count", Integer.toString(known.hosts().size())),
            locale);
    return new StandingView(
        "KNOWN",
        answer,
        CertificateSketch.of(known.certificate(), locale),
        Own.of(known.own(), home, locale),
        known.hosts().stream().map(each -> Host.of(each, version, locale)).toList(),
        new Silent(
            AnswerText.say("SILENT", Map.of(), locale),
            known.silent().stream().map(each -> RegionView.of(each, locale)).toList()));
  }

  static StandingView without(String outcome, String answer) {
    return new StandingView(outcome, answer, null, null, List.of(), null);
  }
}
