package cn.yichi.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * That a request was let through to a handler, and as whom.
 *
 * @param handler the only one it may reach
 * @param caller with those roles only that the rule let in; empty where the handler is open to all
 */
record Admission(Method handler, Optional<Caller> caller) {
  private static final String ATTRIBUTE = Admission.class.getName();

  void recordOn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Optional<Admission> of(HttpServletRequest request) {
    return Optional.ofNullable((Admission) request.getAttribute(ATTRIBUTE));
  }
}
