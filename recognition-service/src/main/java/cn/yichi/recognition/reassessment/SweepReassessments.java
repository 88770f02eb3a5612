package cn.yichi.recognition.reassessment;

import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.reassessment.Run.Kind;
import cn.yichi.recognition.reassessment.Run.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks after runs now and then: one that does not move has lost its records, which are put on the
 * line again; one of which all is done is ended; and where decisions rest on rules that hold no
 * longer, or wait for a day that has come, though no run is after them, another begins.
 */
public final class SweepReassessments {
  private final Runs runs;
  private final WorkLine line;
  private final BeginReassessments begin;
  private final JudgeCase judge;
  private final Runnable refresh;
  private final Duration patience;

  /**
   * @param refresh looks again at the rules that hold
   * @param patience so long a run may stand before its work is put on the line again
   */
  public SweepReassessments(
      Runs runs,
      WorkLine line,
      BeginReassessments begin,
      JudgeCase judge,
      Runnable refresh,
      Duration patience) {
    this.runs = runs;
    this.line = line;
    this.begin = begin;
    this.judge = judge;
    this.refresh = refresh;
    this.patience = patience;
  }

  /** Looks once. Where the rules cannot be read again nothing begins, for others may hold. */
  public void sweep() {
    Instant now = judge.clock().instant();
    List<Run> open = runs.open();
    for (Run each : open) {
      if (each.open().isEmpty()) {
        runs.close(each.id(), State.ENDED, now);
      } else if (stands(each, now) && runs.resend(each.id(), each.sent(), now)) {
        line.send(each.open().stream().map(it -> Work.of(each, it)).toList());
      }
    }
    refresh.run();
    if (nobodyIsAfter(open, Kind.RULES, judge.rules().revision())) {
      begin.rulesLeft();
    }
    if (nobodyIsAfter(open, Kind.DAY, judge.today().toString())) {
      begin.dayTurned();
    }
  }

  private static boolean nobodyIsAfter(List<Run> open, Kind kind, String target) {
    return open.stream()
        .noneMatch(each -> each.aim().kind() == kind && each.aim().target().equals(target));
  }

  private boolean stands(Run run, Instant now) {
    Instant last = run.moved().isAfter(run.sent()) ? run.moved() : run.sent();
    return !last.plus(patience).isAfter(now);
  }
}
