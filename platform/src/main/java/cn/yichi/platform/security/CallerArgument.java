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

/**
 * Gives handlers their {@link Caller}, and lets no request reach a handler of the house to which
 * the {@link Guard} did not admit it.
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
    if (handler instanceof HandlerMethod method
        && RulesAtStart.isOurs(method)
        && Admission.of(request).filter(it -> it.handler().equals(method.getMethod())).isEmpty()) {
      throw new IllegalStateException("not admitted to " + method.getShortLogMessage());
    }
    return true;
  }
}
