package cn.yichi.platform.abuse;

import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.store.Sweeper;
import cn.yichi.platform.vault.PiiVault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * Bounds how many holders' data one caller may have revealed in an hour, over all instances. A
 * holder counts once within the hour, however often and whatever of him is revealed.
 *
 * <p>Metrics: {@code yichi.reveals} counts answers let through, {@code yichi.reveals.refused} those
 * that were not.
 */
public final class RevealLimit {
  private final RevealSettings settings;
  private final Revealed revealed;
  private final PiiVault vault;
  private final MeterRegistry meters;
  private final Sweeper sweeper;

  RevealLimit(
      RevealSettings settings,
      Revealed revealed,
      PiiVault vault,
      MeterRegistry meters,
      Sweeper sweeper) {
    this.settings = settings;
    this.revealed = revealed;
    this.vault = vault;
    this.meters = meters;
    this.sweeper = sweeper;
  }

  /**
   * Counts one holder, whose data is about to be answered. Called last: a request that failed for
   * another reason counts for nothing.
   *
   * @param holder the pseudonym
   * @throws ProblemException 429 {@code too-many-reveals}, where the caller's hour is used up; 503
   *     where too many requests of the caller meet
   */
  public void admit(Caller caller, String holder) {
    sweeper.mayRun();
    var verdict =
        revealed.add(
            vault.blindIndex("caller", caller.name()), vault.blindIndex("revealed", holder));
    switch (verdict) {
      case Revealed.Verdict.Admitted admitted -> meters.counter("yichi.reveals").increment();
      case Revealed.Verdict.UsedUp(Duration left) -> throw refused(left);
      case Revealed.Verdict.Contended contended ->
          throw Problem.of(CommonProblem.UNAVAILABLE).retryAfter(Duration.ofSeconds(1)).exception();
    }
  }

  private ProblemException refused(Duration wait) {
    meters.counter("yichi.reveals.refused").increment();
    return Problem.of(AbuseProblem.TOO_MANY_REVEALS)
        .with("limit", settings.hourly())
        .retryAfter(wait.plusMillis(999))
        .exception();
  }
}
