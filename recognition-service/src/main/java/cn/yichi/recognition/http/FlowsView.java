package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.statistics.Flow;
import cn.yichi.recognition.statistics.Publication;
import cn.yichi.recognition.statistics.StatisticsText;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Certificates of other regions first recognised here, with what the numbers mean. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Flows")
record FlowsView(
    @Schema(description = "what is counted") String counts,
    @Schema(description = "certificates, not people (人次)") String unit,
    String source,
    @Schema(description = "what is not listed, and why") String hidden,
    @Schema(description = "where they were recognised") RegionView host,
    List<Month> months,
    @Schema(description = "send as after for the next page; absent at the end")
        @Nullable String next) {

  /** One closed month. */
  @Schema(name = "FlowsOfMonth")
  record Month(
      @Schema(example = "2026-10") String month,
      @Schema(description = "in order of home region, then level; sums after what they sum")
          List<Count> flows) {}

  /** One published number. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "FlowCount")
  record Count(
      @Schema(description = "region that registered them; absent in sums over regions")
          @Nullable RegionView home,
      @Schema(
              description = "skill level, grade of a title or UNGRADED; absent in sums over levels",
              example = "SENIOR_WORKER")
          @Nullable String level,
      @Schema(description = "10 or more") long certificates) {
    static Count of(Flow flow, Locale locale) {
      return new Count(
          flow.home().map(home -> RegionView.of(home, locale)).orElse(null),
          flow.level().orElse(null),
          flow.certificates());
    }
  }

  static FlowsView of(List<Publication> page, @Nullable String next, Region own, Locale locale) {
    return new FlowsView(
        StatisticsText.say("flows", locale),
        StatisticsText.say("flows.unit", locale),
        StatisticsText.say("flows.source", locale),
        StatisticsText.say("hidden", locale),
        RegionView.of(own, locale),
        page.stream()
            .map(
                each ->
                    new Month(
                        each.month().toString(),
                        each.flows().stream().map(flow -> Count.of(flow, locale)).toList()))
            .toList(),
        next);
  }
}
