package cn.yichi.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Tells filters which handler a request will go to, before anything of its body is read. */
public final class Endpoints {
  private static final String FOUND = Endpoints.class.getName();

  private final HandlerMapping mapping;

  /**
   * @param mapping the one of annotated controllers
   */
  public Endpoints(HandlerMapping mapping) {
    this.mapping = mapping;
  }

  /** The handler; empty where there is none, or where the dispatcher will refuse the request. */
  public Optional<HandlerMethod> of(HttpServletRequest request) {
    if (request.getAttribute(FOUND) instanceof Optional<?> found) {
      return found.map(HandlerMethod.class::cast);
    }
    Optional<HandlerMethod> found = find(request);
    request.setAttribute(FOUND, found);
    return found;
  }

  /** What stands beside the handler; empty where that has none, or there is none. */
  public <A extends Annotation> Optional<A> annotation(HttpServletRequest request, Class<A> type) {
    return of(request).map(handler -> handler.getMethodAnnotation(type));
  }

  private Optional<HandlerMethod> find(HttpServletRequest request) {
    if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
      ServletRequestPathUtils.parseAndCache(request);
    }
    try {
      HandlerExecutionChain chain = mapping.getHandler(request);
      return chain != null && chain.getHandler() instanceof HandlerMethod method
          ? Optional.of(method)
          : Optional.empty();
    } catch (Exception refused) {
      // A method or media type that is not served: the dispatcher will say so.
      return Optional.empty();
    }
  }
}
