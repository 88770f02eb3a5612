package cn.yichi.platform.abuse;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.vault.PiiVault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * Bounds how many persons' data one caller may have revealed in an hour, over all instances.
 *
 * <p>Metrics: {@code yichi.reveals} counts what was let through, {@code yichi.reveals.refused} what
 * was not.
 */
public final class RevealLimit {
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final RevealSettings settings;
  private final MissCounts counts;
  private final PiiVault vault;
  private final MeterRegistry meters;

  RevealLimit(RevealSettings settings, MissCounts counts, PiiVault vault, MeterRegistry meters) {
    this.settings = settings;
    this.counts = counts;
    this.vault = vault;
    this.meters = meters;
  }

  /**
   * Counts one person, before anything is opened: who asks for many at once gets no more.
   *
   * @throws ProblemException 429 {@code too-many-reveals}, where the caller's hour is used up
   */
  public void admit(Caller caller) {
    String who = "reveal/" + vault.blindIndex("caller", caller.name());
    if (counts.of(who) >= settings.hourly()) {
      throw refused();
    }
    counts.add(who, 1);
    if (counts.of(who) > settings.hourly()) {
      throw refused();
    }
    meters.counter("yichi.reveals").increment();
  }

  private ProblemException refused() {
    meters.counter("yichi.reveals.refused").increment();
    return Problem.of(AbuseProblem.TOO_MANY_REVEALS)
        .with("limit", settings.hourly())
        .retryAfter(AGAIN)
        .exception();
  }
}
