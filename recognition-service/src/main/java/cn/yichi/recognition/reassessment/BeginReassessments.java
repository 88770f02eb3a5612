package cn.yichi.recognition.reassessment;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.Rulebook;
import cn.yichi.recognition.decision.Span;
import cn.yichi.recognition.decision.Touched;
import cn.yichi.recognition.reassessment.Run.Aim;
import cn.yichi.recognition.reassessment.Run.Kind;
import cn.yichi.recognition.reassessment.Run.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something moved that stored decisions rest on. Where it touches a few they are assessed again at
 * once; where it touches more, one run is written down, under an id that is the same in every
 * instance that sees the change, and its buckets are put on the line.
 */
public final class BeginReassessments {
  private final Runs runs;
  private final WorkLine line;
  private final ReassessCertificates reassess;
  private final JudgeCase judge;
  private final Sizes sizes;
  private @Nullable Rulebook seen;

  /**
   * What is a run.
   *
   * @param few so many certificates are assessed at once, without one
   * @param bucket about so many make a bucket of one
   */
  public record Sizes(int few, int bucket) {}

  public BeginReassessments(
      Runs runs, WorkLine line, ReassessCertificates reassess, JudgeCase judge, Sizes sizes) {
    this.runs = runs;
    this.line = line;
    this.reassess = reassess;
    this.judge = judge;
    this.sizes = sizes;
  }

  /**
   * Agreements, rulings that interpret them or the engine are not those that stored decisions rest
   * on. Decisions that nothing of it can reach are not looked at.
   *
   * @return how many decisions are touched
   */
  public synchronized long rulesMoved() {
    runs.aimAt(judge.rules().revision());
    return toRules();
  }

  /**
   * Decisions may rest on other rules though none have moved here: a record was lost, or another
   * instance judges by others. Left alone where others were said after those of this instance, for
   * it may be the one that is behind, or an older engine.
   */
  public synchronized void rulesLeft() {
    if (runs.aimedAt().stream().allMatch(judge.rules().revision()::equals)) {
      toRules();
    }
  }

  private long toRules() {
    Rulebook now = judge.rules();
    Rulebook before = seen;
    seen = now;
    Cause cause =
        before != null && now.differsOnlyByRulings(before) ? Cause.RULING : Cause.AGREEMENT;
    Set<String> gone = reassess.rulesGone();
    Aim aim = new Aim(Kind.RULES, "", now.revision());
    if (gone.isEmpty()) {
      older(aim).forEach(this::supersede);
      return 0;
    }
    return begin(aim, new Touched.ByRules(gone), cause);
  }

  /**
   * A day has begun.
   *
   * @return how many decisions may be others on it
   */
  public long dayTurned() {
    return begin(
        new Aim(Kind.DAY, "", judge.today().toString()),
        new Touched.ByDay(judge.today()),
        Cause.STATUS);
  }

  /** An issuer arrived or changed. */
  public void issuerMoved(Region home, IssuerTimeline issuer) {
    IssuerId id = new IssuerId(home, issuer.code());
    begin(
        new Aim(Kind.ISSUER, subject(id), Integer.toString(issuer.version())),
        new Touched.ByIssuer(id, OptionalInt.of(issuer.version())),
        Cause.ISSUER);
  }

  /**
   * A region found something else about an issuer.
   *
   * @param by whose word it is: one that takes the place of a doubtful one has its version
   */
  public void reviewsMoved(IssuerId issuer, Region reviewer, int version, Optional<Provenance> by) {
    if (judge.book().asksForMore()) {
      String key = by.map(it -> "-" + it.keyId()).orElse("");
      String said = reviewer.code() + "-" + version + key;
      begin(
          new Aim(Kind.REVIEWS, subject(issuer), said),
          new Touched.ByIssuer(issuer, OptionalInt.empty()),
          Cause.ISSUER);
    }
  }

  private static String subject(IssuerId issuer) {
    return issuer.home().code() + "/" + issuer.code().value();
  }

  private long begin(Aim aim, Touched touched, Cause cause) {
    long count = reassess.count(touched);
    if (count == 0) {
      return 0;
    }
    if (count <= sizes.few()) {
      List<Run> older = older(aim);
      reassess.all(touched, cause);
      older.forEach(this::supersede);
    } else {
      write(aim, touched, cause, count)
          .ifPresent(
              run -> line.send(run.open().stream().map(each -> Work.of(run, each)).toList()));
    }
    return count;
  }

  /** Empty where such a run goes on already, or has done all that it can. */
  private Optional<Run> write(Aim aim, Touched touched, Cause cause, long count) {
    // Those of before it began: two that begin at once would end each other.
    List<Run> older = older(aim);
    for (int nth = 1; ; nth++) {
      Run run = run(aim.id(nth), aim, touched, cause, count);
      if (runs.begin(run)) {
        older.forEach(this::supersede);
        return Optional.of(run);
      }
      // What reviews touch does not show in the documents: once is enough for one word, and a word
      // that comes again does not end what a later word of another region began.
      if (aim.kind() == Kind.REVIEWS) {
        return Optional.empty();
      }
      if (runs.find(run.id()).filter(it -> it.state() == State.OPEN).isPresent()) {
        older.forEach(this::supersede);
        return Optional.empty();
      }
    }
  }

  private Run run(String id, Aim aim, Touched touched, Cause cause, long count) {
    int pieces = (int) Math.min(Span.MOST, Math.max(1, count / sizes.bucket()));
    List<Bucket> buckets = new ArrayList<>(pieces);
    for (Span each : Span.pieces(pieces)) {
      buckets.add(Bucket.of(buckets.size(), each));
    }
    Instant now = judge.clock().instant();
    return new Run(
        id, aim, touched, cause, count, State.OPEN, now, now, now, Optional.empty(), buckets);
  }

  private List<Run> older(Aim aim) {
    return runs.open().stream().filter(each -> aim.supersedes(each.aim())).toList();
  }

  private void supersede(Run older) {
    runs.close(older.id(), State.SUPERSEDED, judge.clock().instant());
  }
}
