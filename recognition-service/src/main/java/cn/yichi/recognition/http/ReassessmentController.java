package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.recognition.reassessment.Run;
import cn.yichi.recognition.reassessment.Runs;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far stored decisions are taken again whose grounds have moved. */
@RestController
@RequestMapping("/api/reassessments")
@Tag(name = "reassessments")
class ReassessmentController {
  private static final int MOST = 500;

  private final Runs runs;

  ReassessmentController(Runs runs) {
    this.runs = runs;
  }

  /** A page. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ReassessmentPage")
  record Page(
      List<ReassessmentView> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  @GetMapping
  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR},
      within = REGION)
  @Operation(
      operationId = "listReassessments",
      summary = "Re-evaluations of stored decisions, the newest first",
      description =
          "What touches no more certificates than yichi.reassessment.few is done at once and not"
              + " listed. limit from 1 to 500")
  Page list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "100") int limit) {
    int size = Paging.limit(limit, MOST);
    List<Run> found = runs.page(Paging.cursor(after, ReassessmentController::id), size);
    return new Page(
        found.stream().map(ReassessmentView::of).toList(),
        found.size() < size ? null : found.getLast().id());
  }

  @GetMapping("/{id}")
  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR},
      within = REGION)
  @Operation(
      operationId = "getReassessment",
      summary = "One re-evaluation: what moved, and how far it is")
  ReassessmentView find(@PathVariable String id) {
    return runs.find(id)
        .map(ReassessmentView::of)
        .orElseThrow(
            () -> Problem.of(RecognitionProblem.REASSESSMENT_UNKNOWN).field("id", id).exception());
  }

  private static String id(String text) {
    if (!text.matches("[A-Za-z0-9-]{1,120}")) {
      throw new IllegalArgumentException("not the id of a run");
    }
    return text;
  }
}
