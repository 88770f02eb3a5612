package cn.yichi.platform.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Knows which requests go to an {@link Idempotent} handler. */
final class IdempotentHandlers {
  private final HandlerMapping mapping;

  IdempotentHandlers(HandlerMapping mapping) {
    this.mapping = mapping;
  }

  boolean serve(HttpServletRequest request) {
    if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
      ServletRequestPathUtils.parseAndCache(request);
    }
    try {
      HandlerExecutionChain chain = mapping.getHandler(request);
      return chain != null
          && chain.getHandler() instanceof HandlerMethod method
          && method.hasMethodAnnotation(Idempotent.class);
    } catch (Exception refused) {
      // The dispatcher will meet the same refusal and answer it.
      return false;
    }
  }
}
