package cn.yichi.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Gives handlers their {@link Caller}, and lets no request reach a handler to which the {@link
 * Guard} did not admit it, nor one of a kind that can have no rule.
 */
final class CallerArgument implements HandlerMethodArgumentResolver, HandlerInterceptor {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return Optional.ofNullable(request.getNativeRequest(HttpServletRequest.class))
        .flatMap(Admission::of)
        .flatMap(Admission::caller)
        .orElseThrow(() -> new IllegalStateException("the handler is open to all: nobody calls"));
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!mayRun(request, handler)) {
      throw new IllegalStateException("not admitted to " + handler);
    }
    return true;
  }

  private static boolean mayRun(HttpServletRequest request, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      // It serves no files, and says that nothing is there; other kinds of handlers have no rule.
      return handler instanceof ResourceHttpRequestHandler;
    }
    return !RulesAtStart.needsRule(method)
        || Admission.of(request).filter(it -> it.handler().equals(method.getMethod())).isPresent();
  }
}
