package cn.yichi.platform.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A misspelt parameter of an address is refused, as a misspelt field of a body is: ignored, it
 * would do the opposite of what was asked.
 */
final class KnownParameters implements HandlerInterceptor {
  private static final String HOUSE = "cn.yichi.";

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // The parameters of a request that failed were looked at before.
    if (handler instanceof HandlerMethod operation
        && operation.getBeanType().getName().startsWith(HOUSE)
        && request.getDispatcherType() == DispatcherType.REQUEST) {
      check(request, known.computeIfAbsent(operation.getMethod(), KnownParameters::of));
    }
    return true;
  }

  private static void check(HttpServletRequest request, Set<String> known) {
    String query = Objects.requireNonNullElse(request.getQueryString(), "");
    // Not from the parameters of the request: those of a form come from its body.
    for (String pair : query.split("&")) {
      String name = decoded(pair.split("=", 2)[0]);
      if (!name.isEmpty() && !known.contains(name)) {
        throw Problem.of(CommonProblem.UNKNOWN_PARAMETER)
            .with("known", known.isEmpty() ? "—" : String.join(", ", known))
            .field(name, "")
            .exception();
      }
    }
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return name;
    }
  }

  private static Set<String> of(Method operation) {
    return Arrays.stream(operation.getParameters())
        .map(KnownParameters::name)
        .filter(name -> name != null)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static @Nullable String name(Parameter parameter) {
    RequestParam given = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
    if (given == null) {
      return null;
    }
    return given.name().isEmpty() ? parameter.getName() : given.name();
  }
}
