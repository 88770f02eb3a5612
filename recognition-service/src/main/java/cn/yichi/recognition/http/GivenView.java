package cn.yichi.recognition.http;

import cn.yichi.recognition.asking.GivenAnswer;
import cn.yichi.recognition.asking.GivenAnswer.Adverse;
import cn.yichi.recognition.asking.RememberAnswers.Remembered;
import cn.yichi.recognition.asking.Reply;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.RememberedText;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer against a holder, as the holder and the organisation that was given it see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "GivenAnswer")
record GivenView(
    String id,
    @Schema(description = "id of the certificate") String certificate,
    @Schema(description = "social credit code of who asked", example = "91500000MA5U00000W")
        String organisation,
    @Schema(allowableValues = {"HIRE", "BID", "WAGE_GRADE", "OTHER"}) String purpose,
    @Schema(description = "the ground that it stated", example = "CONTRACT") String legalBasis,
    RegionView host,
    @Schema(description = "day of the first answer against the holder") LocalDate on,
    @Schema(description = "the day that was asked about") LocalDate asOf,
    @Schema(allowableValues = {"REFERRED", "REFUSED", "NO_AGREEMENT"}) String outcome,
    @Schema(description = "whether nothing is to be decided on it yet") boolean provisional,
    LocalDate actNotBefore,
    @Schema(description = "what the organisation was answered last") Latest latest,
    @Nullable ReplyView reply,
    @Schema(
            description =
                "earlier answers against the holder to which he replied, the latest first")
        @Nullable List<Earlier> earlier) {

  /** An answer against the holder that another one followed. */
  @Schema(name = "EarlierAnswer")
  record Earlier(
      RegionView host,
      LocalDate on,
      @Schema(description = "the day that was asked about") LocalDate asOf,
      String outcome,
      ReplyView reply) {}

  /** The last answer. */
  @Schema(name = "LatestAnswer")
  record Latest(LocalDate on, String outcome) {}

  /** What the holder replied; without its text where that is not for the reader. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "HolderReply")
  record ReplyView(
      @Schema(allowableValues = {"AGREES", "OBJECTS", "EXPLAINS"}) String kind,
      @Nullable String text,
      @Schema(description = "whether the organisation may read the text") boolean showText,
      LocalDate on) {}

  /** What the same organisation was answered before. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AskedBefore")
  record Before(
      LocalDate on,
      String outcome,
      @Schema(description = "absent where another place or day was asked about")
          @Nullable Boolean changed) {}

  /**
   * @param term the answer against the holder
   */
  static GivenView of(
      GivenAnswer answer, Adverse term, boolean toHolder, LocalDate today, Locale locale) {
    return new GivenView(
        answer.question().id(),
        answer.question().certificate().value(),
        answer.question().by().value(),
        answer.question().purpose().name(),
        term.said().basis().name(),
        RegionView.of(term.said().host(), locale),
        term.said().on(),
        term.said().asOf(),
        term.said().outcome(),
        term.isOpen(today),
        term.actNotBefore(),
        new Latest(answer.last().on(), answer.last().outcome()),
        term.reply().map(it -> reply(it, toHolder)).orElse(null),
        answer.replied().isEmpty()
            ? null
            : answer.replied().stream().map(it -> earlier(it, toHolder, locale)).toList());
  }

  private static Earlier earlier(Adverse term, boolean toHolder, Locale locale) {
    return new Earlier(
        RegionView.of(term.said().host(), locale),
        term.said().on(),
        term.said().asOf(),
        term.said().outcome(),
        reply(term.reply().orElseThrow(), toHolder));
  }

  private static ReplyView reply(Reply reply, boolean toHolder) {
    return new ReplyView(
        reply.kind().name(),
        reply.text().filter(it -> toHolder || reply.shown()).orElse(null),
        reply.shown(),
        reply.on());
  }

  /** The answer to an enquiry with what is remembered of it. */
  static EnquiryView in(EnquiryView view, Remembered kept, LocalDate today, Locale locale) {
    List<String> more = new ArrayList<>(RememberedText.before(kept, locale));
    more.addAll(RememberedText.provisional(kept, today, locale));
    Optional<Adverse> term = kept.now().against();
    return view.with(
        AnswerText.and(view.answer(), more, locale),
        kept.before()
            .map(it -> new Before(it.on(), it.outcome(), kept.changed().orElse(null)))
            .orElse(null),
        term.map(it -> it.isOpen(today)).orElse(null),
        term.map(Adverse::actNotBefore).orElse(null),
        term.map(it -> kept.now().question().id()).orElse(null));
  }
}
