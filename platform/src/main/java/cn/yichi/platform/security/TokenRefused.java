package cn.yichi.platform.security;

import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A token that is not believed; carries what to answer. Its message holds nothing of the token. */
final class TokenRefused extends AuthenticationException {
  private static final long serialVersionUID = 1L;
  private static final Duration LATER = Duration.ofSeconds(10);

  private final transient Problem problem;

  private TokenRefused(Problem problem) {
    super(problem.type().slug());
    this.problem = problem;
  }

  static TokenRefused because(SecurityProblem why) {
    return new TokenRefused(Problem.of(why));
  }

  static TokenRefused meantFor(String audience) {
    return new TokenRefused(
        Problem.of(SecurityProblem.TOKEN_FOR_ANOTHER).with("audience", audience));
  }

  static TokenRefused providerAway() {
    return new TokenRefused(Problem.of(SecurityProblem.PROVIDER_UNREACHABLE).retryAfter(LATER));
  }

  /** What to answer to anything that kept a caller from signing in. */
  static Problem problem(AuthenticationException failure) {
    return failure instanceof TokenRefused refused
        ? refused.problem
        : Problem.of(CommonProblem.UNAUTHENTICATED);
  }
}
