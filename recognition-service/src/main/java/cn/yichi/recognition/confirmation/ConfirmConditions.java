package cn.yichi.recognition.confirmation;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.decision.Condition;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Standing;
import java.util.List;
import java.util.Optional;

/**
 * Confirms conditions of this region's certificates to its partners, and revokes that, as two
 * people decided. Ends as one of {@link Outcome}.
 */
public final class ConfirmConditions {
  private final OwnConfirmations said;
  private final Judgements judgements;
  private final JudgeCase judge;

  public ConfirmConditions(OwnConfirmations said, Judgements judgements, JudgeCase judge) {
    this.said = said;
    this.judgements = judgements;
    this.judge = judge;
  }

  /** What became of a step. */
  public sealed interface Outcome {
    /** Published, or soon; perhaps by an earlier call for the same proposal. */
    record Done() implements Outcome {}

    /** Not allowed; nothing changed. */
    record NotAllowed(Obstacle why) implements Outcome {}

    /** Something else was said of the certificate since. */
    record Outdated(int version) implements Outcome {}

    /** Not now. */
    record Later() implements Outcome {}
  }

  /** The version of what was said so far; 0 for nothing. */
  public int version(CertificateId certificate) {
    return before(certificate).version();
  }

  /** What stands in the way; empty when nothing does. */
  public Optional<Outcome> obstacle(CertificateId certificate, int seen, Step step) {
    OwnConfirmation before = before(certificate);
    Optional<Outcome> forbidden =
        whose(certificate)
            .or(() -> allowed(step))
            .or(() -> before.obstacle(step))
            .map(Outcome.NotAllowed::new);
    return forbidden.or(
        () ->
            before.version() == seen
                ? Optional.empty()
                : Optional.of(new Outcome.Outdated(before.version())));
  }

  private Optional<Obstacle> whose(CertificateId certificate) {
    Standing held = judgements.standings(List.of(certificate)).get(certificate);
    if (held == null) {
      return Optional.of(Obstacle.CERTIFICATE_UNKNOWN);
    }
    return held.home().equals(judge.host()) ? Optional.empty() : Optional.of(Obstacle.NOT_AT_HOME);
  }

  private Optional<Obstacle> allowed(Step step) {
    for (Agreement each : judge.book().all()) {
      for (Clause clause : each.clauses()) {
        if (each.ref(clause).equals(step.clause())) {
          return allowed(each, clause, step.condition(), judge.host());
        }
      }
    }
    return Optional.of(Obstacle.CLAUSE_UNKNOWN);
  }

  private static Optional<Obstacle> allowed(
      Agreement agreement, Clause clause, Condition condition, Region own) {
    if (agreement.kind() != AgreementKind.AGREEMENT || !agreement.binds(own)) {
      return Optional.of(Obstacle.NOT_A_PARTY);
    }
    if (!condition.isAnsweredByHomesBooks()) {
      return Optional.of(Obstacle.NOT_OF_HOMES_BOOKS);
    }
    return condition.isSetBy(clause) ? Optional.empty() : Optional.of(Obstacle.CONDITION_NOT_SET);
  }

  /** Says it; any number of times with one effect. */
  public Outcome say(CertificateId certificate, int seen, Step step, String proposal) {
    OwnConfirmation before = before(certificate);
    if (before.decidedBy().filter(proposal::equals).isPresent()) {
      return unlessErased(certificate);
    }
    return obstacle(certificate, seen, step)
        .orElseGet(
            () ->
                switch (said.save(before.after(step, judge.clock().instant(), proposal))) {
                  case DONE -> unlessErased(certificate);
                  case STALE, BUSY -> new Outcome.Later();
                });
  }

  /** An erasure that came in between may have passed before it was said. */
  private Outcome unlessErased(CertificateId certificate) {
    if (judgements.standings(List.of(certificate)).containsKey(certificate)) {
      return new Outcome.Done();
    }
    said.erase(certificate, judge.clock().instant());
    return new Outcome.NotAllowed(Obstacle.CERTIFICATE_UNKNOWN);
  }

  private OwnConfirmation before(CertificateId certificate) {
    return said.find(certificate).orElseGet(() -> OwnConfirmation.nothing(certificate));
  }
}
