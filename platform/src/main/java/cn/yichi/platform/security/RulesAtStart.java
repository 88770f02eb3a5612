package cn.yichi.platform.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A service does not start with a handler that names no rule, or one whose scope nothing can hold
 * against the request: {@code HOLDER} needs {@code {holderRef}} in the address, {@code
 * ORGANISATION} needs {@code {organisation}}, or else the handler a {@link Caller}.
 */
final class RulesAtStart implements SmartInitializingSingleton {
  private static final String DESCRIPTIONS = "org.springdoc.";

  private final RequestMappingHandlerMapping mapping;

  RulesAtStart(RequestMappingHandlerMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> faults = new ArrayList<>();
    mapping
        .getHandlerMethods()
        .forEach(
            (address, handler) -> {
              if (needsRule(handler)) {
                fault(address, handler)
                    .ifPresent(fault -> faults.add(fault + " on " + handler.getShortLogMessage()));
              }
            });
    if (!faults.isEmpty()) {
      throw new IllegalStateException(String.join("; ", faults));
    }
  }

  /** The error page is reached by the container only, and the API's description is open to all. */
  static boolean needsRule(HandlerMethod handler) {
    Class<?> type = handler.getBeanType();
    return !ErrorController.class.isAssignableFrom(type)
        && !type.getName().startsWith(DESCRIPTIONS);
  }

  private static Optional<String> fault(RequestMappingInfo address, HandlerMethod handler) {
    return switch (Rule.of(handler.getMethod()).orElse(null)) {
      case null -> Optional.of("no @Allow or @OpenToAll, or both,");
      case Rule.Open open -> Optional.empty();
      case Rule.Guarded guarded ->
          guarded.admitted().stream()
              .map(Rule.Admitted::within)
              .distinct()
              .filter(scope -> !isHeld(scope, address, handler))
              .map(scope -> scope + " has nothing to be held against")
              .findFirst();
    };
  }

  private static boolean isHeld(Scope scope, RequestMappingInfo address, HandlerMethod handler) {
    String variable =
        switch (scope) {
          case REGION -> "";
          case ORGANISATION -> "{organisation}";
          case HOLDER -> "{holderRef}";
        };
    boolean inAddress = address.getPatternValues().stream().allMatch(it -> it.contains(variable));
    return inAddress
        || Arrays.asList(handler.getMethod().getParameterTypes()).contains(Caller.class);
  }
}
