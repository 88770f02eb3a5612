package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.statistics.Ended;
import cn.yichi.recognition.statistics.Funnel;
import cn.yichi.recognition.statistics.Publication;
import cn.yichi.recognition.statistics.StatisticsText;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of the questions asked here, with what the numbers mean. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Funnel")
record FunnelView(
    @Schema(description = "what is counted") String counts,
    @Schema(description = "questions, not people (人次)") String unit,
    String source,
    @Schema(description = "what is not listed, and why") String hidden,
    @Schema(description = "whose service was asked") RegionView host,
    List<Month> months,
    @Schema(description = "send as after for the next page; absent at the end")
        @Nullable String next) {

  /** One closed month; a number that is absent is not published. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "FunnelOfMonth")
  record Month(
      @Schema(example = "2026-10") String month,
      @Schema(description = "the sum of the four that follow") @Nullable Long asked,
      @Nullable Long answeredAtOnce,
      @Schema(description = "to a person") @Nullable Long referred,
      @Schema(description = "unknown number, or the holder does not match") @Nullable Long notFound,
      @Schema(description = "several certificates fit, or a row of a roster could not be asked")
          @Nullable Long unresolved,
      @Schema(description = "rulings on single certificates made in the month")
          @Nullable Long ruled) {
    static Month of(Publication publication) {
      Funnel funnel = publication.funnel();
      return new Month(
          publication.month().toString(),
          funnel.asked().orElse(null),
          funnel.ended().get(Ended.ANSWERED_AT_ONCE),
          funnel.ended().get(Ended.REFERRED),
          funnel.ended().get(Ended.NOT_FOUND),
          funnel.ended().get(Ended.UNRESOLVED),
          funnel.ruled().orElse(null));
    }
  }

  static FunnelView of(List<Publication> page, @Nullable String next, Region own, Locale locale) {
    return new FunnelView(
        StatisticsText.say("funnel", locale),
        StatisticsText.say("funnel.unit", locale),
        StatisticsText.say("funnel.source", locale),
        StatisticsText.say("hidden", locale),
        RegionView.of(own, locale),
        page.stream().map(Month::of).toList(),
        next);
  }
}
