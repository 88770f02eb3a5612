package cn.yichi.platform.security;

import static org.springframework.web.servlet.HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;

/** Holds each request against the rule of the handler it goes to. */
final class Guard implements AuthorizationManager<RequestAuthorizationContext> {
  private static final Verdict GRANTED = new Verdict.Granted();

  private final Endpoints endpoints;
  private final Region own;
  private final SamePerson persons;
  private final Map<Method, Optional<Rule>> rules = new ConcurrentHashMap<>();

  /**
   * @param own the service's region
   * @param persons asked only where the caller's own pseudonyms do not hold the one named
   */
  Guard(Endpoints endpoints, Region own, SamePerson persons) {
    this.endpoints = endpoints;
    this.own = own;
    this.persons = persons;
  }

  @Override
  public Verdict authorize(
      Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    Optional<SignedIn> caller = caller(authentication.get());
    Optional<HandlerMethod> handler = endpoints.of(request);
    if (handler.isEmpty()) {
      // Nothing is there, or nothing that takes such a request: only who is known is told that.
      return caller.isPresent() ? GRANTED : denied(Problem.of(CommonProblem.UNAUTHENTICATED));
    }
    Method method = handler.get().getMethod();
    return switch (rules.computeIfAbsent(method, Rule::of).orElse(null)) {
      case Rule.Open open -> admitted(request, method, Optional.empty());
      case Rule.Guarded guarded when caller.isPresent() ->
          judge(guarded, caller.get(), request, method);
      case Rule.Guarded guarded -> denied(Problem.of(CommonProblem.UNAUTHENTICATED));
      case null -> denied(Problem.of(CommonProblem.FORBIDDEN));
    };
  }

  private static Optional<SignedIn> caller(Authentication authentication) {
    return authentication instanceof SignedIn signedIn ? Optional.of(signedIn) : Optional.empty();
  }

  private Verdict judge(
      Rule.Guarded rule, SignedIn who, HttpServletRequest request, Method method) {
    Caller caller = who.getPrincipal();
    List<Rule.Admitted> inRole =
        rule.admitted().stream().filter(each -> caller.is(each.role())).toList();
    List<Rule.Admitted> admitting;
    try {
      admitting = inRole.stream().filter(each -> isWithin(each.within(), caller, request)).toList();
    } catch (ProblemException malformed) {
      return denied(malformed.problem());
    }
    if (!admitting.isEmpty()) {
      var roles = admitting.stream().map(Rule.Admitted::role).collect(Collectors.toSet());
      return admitted(request, method, Optional.of(caller.in(roles)));
    }
    if (!inRole.isEmpty()) {
      return denied(outside(inRole.getFirst().within(), caller));
    }
    return denied(who.isElsewhere(rule.roles()) ? regionNotYours() : roleMissing(rule));
  }

  private static Verdict admitted(
      HttpServletRequest request, Method method, Optional<Caller> caller) {
    new Admission(method, caller).recordOn(request);
    return GRANTED;
  }

  private boolean isWithin(Scope scope, Caller caller, HttpServletRequest request) {
    return switch (scope) {
      case REGION -> caller.region().filter(region -> region.contains(own)).isPresent();
      case ORGANISATION ->
          caller
              .organisation()
              .filter(own -> named(request, "organisation").orElse(own.value()).equals(own.value()))
              .isPresent();
      case HOLDER ->
          !caller.holders().isEmpty()
              && named(request, "holderRef").map(said -> isHeldBy(caller, said)).orElse(true);
    };
  }

  private boolean isHeldBy(Caller caller, String said) {
    List<HolderRef> mine = caller.holders();
    List<HolderRef> named = NamedHolder.of(said, caller);
    return mine.containsAll(named) || persons.as(mine).containsAll(named);
  }

  private static Optional<String> named(HttpServletRequest request, String variable) {
    return request.getAttribute(URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
        ? Optional.ofNullable((String) variables.get(variable))
        : Optional.empty();
  }

  private static Problem roleMissing(Rule.Guarded rule) {
    String roles = rule.roles().stream().map(Role::word).collect(Collectors.joining(", "));
    return Problem.of(SecurityProblem.ROLE_MISSING).with("roles", roles);
  }

  private Problem outside(Scope scope, Caller caller) {
    return switch (scope) {
      case REGION -> regionNotYours();
      case ORGANISATION -> organisation(caller);
      case HOLDER -> Problem.of(SecurityProblem.HOLDER_NOT_YOURS);
    };
  }

  private Problem regionNotYours() {
    return Problem.of(SecurityProblem.REGION_NOT_YOURS)
        .with("region", own.nameZh() + " (" + own.code() + ")");
  }

  /** Tells a caller nothing but his own organisations. */
  private static Problem organisation(Caller caller) {
    if (caller.organisations().size() < 2) {
      return Problem.of(SecurityProblem.ORGANISATION_NOT_YOURS);
    }
    String his =
        caller.organisations().stream()
            .map(SocialCreditCode::value)
            .collect(Collectors.joining(", "));
    return Problem.of(SecurityProblem.ORGANISATION_UNNAMED).with("organisations", his);
  }

  private static Verdict denied(Problem why) {
    return new Verdict.Denied(why);
  }
}
