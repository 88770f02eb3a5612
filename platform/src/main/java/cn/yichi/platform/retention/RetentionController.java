package cn.yichi.platform.retention;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.retention.Progress.Count;
import cn.yichi.platform.security.Allow;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what is kept for how long, and how far its deletion is. Counts only, nobody's data. */
@RestController
@RequestMapping("/api/retention")
@Tag(name = "retention")
class RetentionController {
  private final Retention retention;
  private final Periods periods;
  private final List<Kind> kinds;
  private final List<KeptBriefly> brief;

  RetentionController(
      Retention retention, Periods periods, Collection<Kind> kinds, Collection<KeptBriefly> brief) {
    this.retention = retention;
    this.periods = periods;
    this.kinds = kinds.stream().sorted(Comparator.comparing(Kind::name)).toList();
    this.brief = brief.stream().sorted(Comparator.comparing(KeptBriefly::name)).toList();
  }

  /** Whether something is being deleted. */
  @Schema(name = "RetentionState")
  enum State {
    /** No run was ever begun. */
    NEVER_RUN,
    /** A run is under way. */
    RUNNING,
    /** The next run is waited for. */
    WAITING
  }

  /** One kind of things. */
  @Schema(name = "RetentionKind")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KindView(
      @Schema(description = "what yichi.retention.<name> is set to") String name,
      @Schema(description = "as set: 365d, P1Y or FOREVER", example = "P1Y") String keep,
      @Schema(description = "the shortest period that may be set; absent where any may")
          @Nullable String atLeast,
      @Schema(description = "the source that states a period; UNSTATED where none was found")
          String basis,
      String countsFrom,
      @Schema(description = "looked at in the present run, or in the last one") long looked,
      @Schema(description = "deleted in the present run, or in the last one") long deleted,
      @Schema(description = "could not be dealt with to its end; the next run tries again")
          boolean failed) {}

  /** Things that expire by themselves. */
  @Schema(name = "KeptBriefly")
  record BriefView(
      String name,
      @Schema(description = "ISO 8601", example = "PT76H") String keep,
      @Schema(description = "the setting that says so; empty where none does") String setting) {}

  /** Periods and counts. */
  @Schema(name = "Retention")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      State state,
      @Schema(description = "of the present run, or of the last one") @Nullable Instant begunAt,
      @Schema(description = "of the last run; absent while one is under way")
          @Nullable Instant endedAt,
      @Nullable Instant nextAt,
      List<KindView> kinds,
      List<BriefView> brief) {}

  @Allow(
      value = {AUDITOR, SUPERVISOR},
      within = REGION)
  @GetMapping
  @Operation(
      operationId = "readRetention",
      summary = "What is kept for how long, and what the last run deleted")
  Answer read() {
    Optional<Progress> known = retention.progress();
    Optional<Instant> begun = known.flatMap(Progress::begun);
    Optional<Progress.Run> last = known.flatMap(Progress::last);
    Map<String, Count> counts =
        begun.isPresent()
            ? known.orElseThrow().counts()
            : last.<Map<String, Count>>map(Progress.Run::counts).orElse(Map.of());
    return new Answer(
        begun.isPresent() ? State.RUNNING : last.isPresent() ? State.WAITING : State.NEVER_RUN,
        begun.or(() -> last.map(Progress.Run::begun)).orElse(null),
        begun.isPresent() ? null : last.map(Progress.Run::ended).orElse(null),
        known.map(Progress::nextAt).orElse(null),
        kinds.stream().map(kind -> view(kind, counts)).toList(),
        brief.stream()
            .map(each -> new BriefView(each.name(), each.period().toString(), each.setting()))
            .toList());
  }

  private KindView view(Kind kind, Map<String, Count> counts) {
    Count count = counts.getOrDefault(kind.name(), Count.NONE);
    return new KindView(
        kind.name(),
        periods.of(kind).words(),
        kind.least().map(least -> least.period().toString()).orElse(null),
        kind.basis(),
        kind.countsFrom(),
        count.looked(),
        count.deleted(),
        count.failed());
  }
}
