package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.security.OpenToAll;
import cn.yichi.recognition.statistics.Publication;
import cn.yichi.recognition.statistics.Publications;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is published of flows between regions and of questions, open to everybody. */
@RestController
@RequestMapping("/api/public")
@Tag(name = "statistics")
class StatisticsController {
  private static final int MOST = 24;
  private static final String WHY = "what cannot be traced to anybody is published";

  private final Publications publications;
  private final Region own;

  StatisticsController(Publications publications, ServiceIdentity identity) {
    this.publications = publications;
    this.own = new Region(identity.region());
  }

  @OpenToAll(WHY)
  @GetMapping("/flows")
  @Operation(
      operationId = "readFlows",
      summary = "How many certificates of other regions were recognised here, by month",
      description =
          "Closed months, the latest first; a published month never changes. Counts certificates,"
              + " not people. Numbers below 10 are not listed, nor those that would tell them.")
  FlowsView flows(
      @Parameter(description = "the next of the page before", example = "2026-10")
          @RequestParam(required = false)
          @Nullable String after,
      @Parameter(schema = @Schema(minimum = "1", maximum = "24")) @RequestParam(defaultValue = "12")
          int limit,
      Locale locale) {
    List<Publication> page = page(after, limit);
    return FlowsView.of(page, next(page, limit), own, locale);
  }

  @OpenToAll(WHY)
  @GetMapping("/funnel")
  @Operation(
      operationId = "readFunnel",
      summary = "What became of the questions asked here, by month",
      description =
          "Closed months, the latest first; a published month never changes. Counts questions and"
              + " rows of rosters. Numbers below 10 are not listed, nor those that would tell"
              + " them.")
  FunnelView funnel(
      @Parameter(description = "the next of the page before", example = "2026-10")
          @RequestParam(required = false)
          @Nullable String after,
      @Parameter(schema = @Schema(minimum = "1", maximum = "24")) @RequestParam(defaultValue = "12")
          int limit,
      Locale locale) {
    List<Publication> page = page(after, limit);
    return FunnelView.of(page, next(page, limit), own, locale);
  }

  private List<Publication> page(@Nullable String after, int limit) {
    return publications.page(
        Paging.cursor(after, StatisticsController::month), Paging.limit(limit, MOST));
  }

  private static @Nullable String next(List<Publication> page, int limit) {
    return page.size() < limit ? null : page.getLast().month().toString();
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
