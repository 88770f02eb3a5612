package cn.yichi.recognition.reassessment;

import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.ReassessCertificates.Slice;
import cn.yichi.recognition.reassessment.Run.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Does one step of a bucket and puts the next on the line. A step is short, so that a consumer
 * never seems dead; it is noted once, so that a record that comes twice does no harm, and one whose
 * instance dies is done again from where the bucket stood.
 */
public final class DoReassessments {
  private final Runs runs;
  private final WorkLine line;
  private final ReassessCertificates reassess;
  private final JudgeCase judge;
  private final Runnable refresh;
  private final Step step;

  /** How much is done in one step: so many certificates, or as many as fit into the time. */
  public record Step(int most, Duration time) {}

  /**
   * @param refresh looks again at the rules that hold
   */
  public DoReassessments(
      Runs runs,
      WorkLine line,
      ReassessCertificates reassess,
      JudgeCase judge,
      Runnable refresh,
      Step step) {
    this.runs = runs;
    this.line = line;
    this.reassess = reassess;
    this.judge = judge;
    this.refresh = refresh;
    this.step = step;
  }

  /** What became of a record of work. */
  public enum Done {
    /** The step was done and noted. */
    STEP,
    /** It had been done before. */
    TWICE,
    /** The run goes on no more. */
    OVER,
    /** Other rules, or another day, hold for this instance than the run aims at. */
    NOT_HERE
  }

  /**
   * Does a step.
   *
   * @throws Contended when decisions cannot be stored now
   */
  public Done handle(Work work) {
    Optional<Run> found = runs.find(work.run()).filter(it -> it.state() == State.OPEN);
    if (found.isEmpty() || work.bucket() >= found.get().buckets().size()) {
      return Done.OVER;
    }
    Run run = found.get();
    Bucket bucket = run.buckets().get(work.bucket());
    if (bucket.done() || bucket.step() != work.step()) {
      return Done.TWICE;
    }
    return knowsRulesOf(run) ? step(run, bucket) : Done.NOT_HERE;
  }

  private boolean knowsRulesOf(Run run) {
    if (holds(run.aim())) {
      return true;
    }
    refresh.run();
    return holds(run.aim());
  }

  /** Whether this instance judges as the run is to bring about. */
  private boolean holds(Run.Aim aim) {
    return switch (aim.kind()) {
      case RULES -> judge.rules().revision().equals(aim.target());
      case DAY -> !judge.today().isBefore(LocalDate.parse(aim.target()));
      case ISSUER, REVIEWS -> true;
    };
  }

  private Done step(Run run, Bucket bucket) {
    Instant end = judge.clock().instant().plus(step.time());
    Slice slice =
        reassess.slice(
            run.touched(),
            bucket.open(),
            step.most(),
            run.cause(),
            () -> judge.clock().instant().isBefore(end));
    Bucket next =
        new Bucket(
            bucket.number(),
            bucket.span(),
            slice.last(),
            bucket.step() + 1,
            bucket.examined() + slice.examined(),
            bucket.changed() + slice.changed(),
            slice.isLast());
    Optional<Run> noted = runs.advance(run.id(), next, judge.clock().instant());
    noted.ifPresent(now -> goOn(now, next));
    return noted.isPresent() ? Done.STEP : Done.TWICE;
  }

  private void goOn(Run run, Bucket bucket) {
    if (!bucket.done()) {
      line.send(List.of(Work.of(run, bucket)));
    } else if (run.open().isEmpty()) {
      runs.close(run.id(), State.ENDED, judge.clock().instant());
    }
  }
}
