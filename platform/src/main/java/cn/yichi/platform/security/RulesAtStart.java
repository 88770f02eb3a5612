package cn.yichi.platform.security;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A service with a handler that names no rule does not start. */
final class RulesAtStart implements SmartInitializingSingleton {
  private static final String HOUSE = "cn.yichi.";

  private final RequestMappingHandlerMapping mapping;

  RulesAtStart(RequestMappingHandlerMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> without =
        mapping.getHandlerMethods().values().stream()
            .filter(RulesAtStart::isOurs)
            .filter(handler -> Rule.of(handler.getMethod()).isEmpty())
            .map(HandlerMethod::getShortLogMessage)
            .sorted()
            .toList();
    if (!without.isEmpty()) {
      throw new IllegalStateException("no @Allow or @OpenToAll, or both, on " + without);
    }
  }

  /** Whether it is a handler of the house; its error page is reached by the container only. */
  static boolean isOurs(HandlerMethod handler) {
    Class<?> type = handler.getBeanType();
    return type.getName().startsWith(HOUSE) && !ErrorController.class.isAssignableFrom(type);
  }
}
