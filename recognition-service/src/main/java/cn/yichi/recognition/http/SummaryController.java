package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SERVICE;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.security.Allow;
import cn.yichi.recognition.enquiry.DecisionBooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many decisions there are. */
@RestController
@RequestMapping("/api/decisions/summary")
@Tag(name = "decisions")
class SummaryController {
  private final DecisionBooks books;
  private final ServiceIdentity identity;

  SummaryController(DecisionBooks books, ServiceIdentity identity) {
    this.books = books;
    this.identity = identity;
  }

  /** Counts in all, by outcome, and by outcome and direction. */
  @Schema(name = "DecisionSummary")
  record Summary(
      long total,
      @Schema(example = "{\"GRANTED\": 18034}") Map<String, Long> outcomes,
      List<Direction> directions) {}

  /** Counts of one home region. */
  @Schema(name = "Direction")
  record Direction(String home, String host, Map<String, Long> outcomes) {}

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @GetMapping
  @Operation(
      operationId = "countDecisions",
      summary = "Stored decisions counted by outcome and direction (home to host)")
  Summary summary() {
    Map<String, Long> outcomes = new TreeMap<>();
    Map<String, Map<String, Long>> homes = new TreeMap<>();
    long total = 0;
    for (DecisionBooks.Count each : books.counts()) {
      total += each.decisions();
      outcomes.merge(each.outcome(), each.decisions(), Long::sum);
      homes
          .computeIfAbsent(each.home().code(), home -> new TreeMap<>())
          .put(each.outcome(), each.decisions());
    }
    List<Direction> directions =
        homes.entrySet().stream()
            .map(each -> new Direction(each.getKey(), identity.region(), each.getValue()))
            .toList();
    return new Summary(total, outcomes, directions);
  }
}
