package cn.yichi.platform.security;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Metrics and the like are for the region's own tools and those who look after them. */
final class OperatorsOnly implements AuthorizationManager<RequestAuthorizationContext> {
  private static final Set<Role> OPERATORS = Set.of(Role.SERVICE, Role.AUDITOR);

  /** What they have in Spring's terms, for the details of health. */
  static final String AUTHORITY = "ROLE_OPERATOR";

  private final Region own;

  OperatorsOnly(Region own) {
    this.own = own;
  }

  static boolean operates(Caller caller, Region own) {
    return OPERATORS.stream().anyMatch(caller::is)
        && caller.region().filter(region -> region.contains(own)).isPresent();
  }

  @Override
  public Verdict authorize(
      Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
    if (!(authentication.get() instanceof SignedIn signedIn)) {
      return new Verdict.Denied(Problem.of(CommonProblem.UNAUTHENTICATED));
    }
    Caller caller = signedIn.getPrincipal();
    if (operates(caller, own)) {
      return new Verdict.Granted();
    }
    return new Verdict.Denied(
        OPERATORS.stream().noneMatch(caller::is) && !signedIn.isElsewhere(OPERATORS)
            ? Problem.of(SecurityProblem.ROLE_MISSING).with("roles", "auditor, service")
            : Problem.of(SecurityProblem.REGION_NOT_YOURS).with("region", own.code()));
  }
}
