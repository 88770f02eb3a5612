package cn.yichi.recognition.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A decision on a replica, ready to be stored as one document.
 *
 * @param replica the certificate it speaks of
 * @param decision the answer
 * @param beside what else it rests on
 * @param rules on which it was taken
 * @param againOn the next day on which the same facts may give another answer; empty for never
 * @param cause why it was taken now
 * @param revision +1 for each decision on this certificate here
 * @param previousOutcome outcome code of the published decision before
 * @param announced whether others are told
 * @param decidedAt when it was taken
 */
public record Judgement(
    Replica replica,
    Decision decision,
    Beside beside,
    Rules rules,
    Optional<LocalDate> againOn,
    Cause cause,
    long revision,
    Optional<String> previousOutcome,
    boolean announced,
    Instant decidedAt) {

  Judgement because(Cause other) {
    return new Judgement(
        replica,
        decision,
        beside,
        rules,
        againOn,
        other,
        revision,
        previousOutcome,
        announced,
        decidedAt);
  }

  /** Digest of what the decision says, for telling a changed answer. */
  public String fingerprint() {
    return Fingerprint.of(decision);
  }

  /** The revision that must be stored for this to replace it; 0 where nothing is. */
  public long expectedRevision() {
    return revision - 1;
  }
}
