package cn.yichi.recognition.http;

import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.lab.Effects;
import cn.yichi.recognition.lab.LabRuns;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of the lab. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LabRun")
record LabView(
    String id,
    String agreement,
    int version,
    @Schema(allowableValues = {"RUNNING", "DONE", "ENDED", "FAILED"}) String state,
    Instant begunAt,
    @Schema(description = "certificates so far") long examined,
    @Schema(description = "certificates in all, about") long size,
    @Nullable Found found) {

  /** What was found. */
  @Schema(name = "LabEffects")
  record Found(
      @Schema(description = "on which day both books were asked") LocalDate day,
      long gained,
      long lost,
      @Schema(description = "another answer that gives or takes nothing yet") long otherwise,
      @Schema(description = "changed answers that would be told to somebody") long notices,
      List<Group> groups,
      @Schema(description = "groups beyond those listed; the parameter cells says how many are")
          int more,
      List<Money> benefits,
      List<Example> examples) {}

  /** Who gains and loses. */
  @Schema(name = "LabGroup")
  record Group(
      @Schema(description = "home region; empty: whatever had no group of its own") String home,
      String occupation,
      String level,
      @Schema(description = "county of issue; where somebody works no certificate says")
          String county,
      long gained,
      long lost,
      long otherwise) {}

  /** What a benefit would cost more. */
  @Schema(name = "LabMoney")
  record Money(
      String policy,
      long opened,
      long closed,
      @Schema(description = "the most that the opened ones cost, in 分") long mostFen,
      @Schema(description = "opened ones for which the policy states no most") long withoutMost) {}

  /** A changed answer. */
  @Schema(name = "LabExample")
  record Example(String certificateId, RegionView home, String kind, Side before, Side after) {}

  /** One side of a change. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "LabAnswer")
  record Side(
      String outcome,
      String answer,
      DecisionParts.@Nullable Clause clause,
      List<DecisionParts.Reason> grounds) {
    static Side of(Decision decision, Locale locale) {
      return new Side(
          decision.outcome().code(),
          AnswerText.of(decision, locale),
          decision.decidedBy().map(DecisionParts::of).orElse(null),
          DecisionParts.grounds(decision, locale));
    }
  }

  static LabView of(LabRuns.Run run, int cells, Locale locale) {
    return switch (run.state()) {
      case LabRuns.State.Running(long examined) -> of(run, "RUNNING", examined, null);
      case LabRuns.State.Ended ended -> of(run, "ENDED", 0, null);
      case LabRuns.State.Failed failed -> of(run, "FAILED", 0, null);
      case LabRuns.State.Done(Effects effects, Instant at) ->
          of(run, "DONE", effects.examined(), found(effects, cells, locale));
    };
  }

  private static LabView of(LabRuns.Run run, String state, long examined, @Nullable Found found) {
    return new LabView(
        run.id(),
        run.draft().id(),
        run.draft().version(),
        state,
        run.begunAt(),
        examined,
        run.size(),
        found);
  }

  private static Found found(Effects effects, int most, Locale locale) {
    List<Group> groups =
        effects.cells().entrySet().stream()
            .map(LabView::group)
            .sorted(
                Comparator.comparingLong(
                        (Group each) -> -(each.gained() + each.lost() + each.otherwise()))
                    .thenComparing(Group::home)
                    .thenComparing(Group::occupation)
                    .thenComparing(Group::level)
                    .thenComparing(Group::county))
            .toList();
    return new Found(
        effects.day(),
        groups.stream().mapToLong(Group::gained).sum(),
        groups.stream().mapToLong(Group::lost).sum(),
        groups.stream().mapToLong(Group::otherwise).sum(),
        effects.notices(),
        groups.subList(0, Math.min(most, groups.size())),
        Math.max(0, groups.size() - most),
        effects.benefits().stream()
            .map(
                each ->
                    new Money(
                        each.policy(),
                        each.opened(),
                        each.closed(),
                        each.mostFen(),
                        each.withoutMost()))
            .toList(),
        effects.samples().stream()
            .map(
                each ->
                    new Example(
                        each.certificate().value(),
                        RegionView.of(each.home(), locale),
                        each.kind().name(),
                        Side.of(each.before(), locale),
                        Side.of(each.after(), locale)))
            .toList());
  }

  private static Group group(Map.Entry<Effects.Cell, Effects.Change> entry) {
    Effects.Cell cell = entry.getKey();
    Effects.Change change = entry.getValue();
    return new Group(
        cell.home(),
        cell.occupation(),
        cell.level(),
        cell.county(),
        change.gained(),
        change.lost(),
        change.otherwise());
  }
}
