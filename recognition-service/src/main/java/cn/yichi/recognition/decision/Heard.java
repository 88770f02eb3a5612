package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.Optional;

/**
 * What one batch says of a certificate, without what has nothing to say any more.
 *
 * <p>A version that only says again what was said before is no news, so its decision is taken for
 * the reason of the one it replaces: where that was told, the same answer is silence; where it was
 * not, it still is what it was. So whoever receives decisions tells each once, whether or not he
 * ever sees the one that was replaced.
 *
 * @param newest the highest version
 * @param news the highest one that says something new
 */
record Heard(Replica newest, Optional<Replica> news) {

  static Heard of(Replica replica) {
    return new Heard(replica, replica.again() ? Optional.empty() : Optional.of(replica));
  }

  Heard and(Heard other) {
    return new Heard(
        newer(newest, other.newest),
        news.map(mine -> other.news.map(its -> newer(mine, its)).orElse(mine)).or(other::news));
  }

  private static Replica newer(Replica one, Replica other) {
    return other.view().version() > one.view().version() ? other : one;
  }

  boolean isBefore(Heard other) {
    return newest.view().version() < other.newest.view().version();
  }

  CertificateId id() {
    return newest.id();
  }

  /** The judgement on the newest version that follows what is stored. */
  Judgement judged(JudgeCase judge, Beside beside, Optional<Standing> stored) {
    Optional<Cause> unheard =
        news.filter(it -> it.view().version() > stored.map(Standing::certificateVersion).orElse(0))
            .map(Replica::cause);
    if (unheard.isPresent() || stored.isEmpty()) {
      Cause cause = unheard.orElse(newest.cause());
      return judge.judge(newest.because(cause), beside, cause, stored);
    }
    Standing before = stored.get();
    Judgement next =
        judge.judge(newest.because(before.firstCause()), beside, before.cause(), stored);
    return next.fingerprint().equals(before.fingerprint())
        ? next
        : next.because(whyChanged(before, next));
  }

  /** The judgement that takes the place of another's word. */
  Judgement corrects(JudgeCase judge, Beside beside, Optional<Standing> stored) {
    return judge.judge(newest, beside, Cause.CORRECTION, stored);
  }

  /** Its grounds moved underneath, or what changed it never came here. */
  private static Cause whyChanged(Standing before, Judgement next) {
    if (before.issuerVersion() == next.decision().issuerVersion().orElse(0)) {
      return Cause.CORRECTION;
    }
    return before.issuerVersion() == 0 ? before.firstCause() : Cause.ISSUER;
  }
}
