package cn.yichi.platform.vault;

import cn.yichi.contracts.vocabulary.FederationKey.Use;
import java.time.Duration;

/** The budget of the federation's key is used up for now; the same call succeeds later. */
public final class FederationKeySpent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  FederationKeySpent(Use use, Duration retryAfter) {
    super("calls of the federation's key for " + use + " are used up");
    this.retryAfter = retryAfter;
  }

  /** When it may be worth to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
