package cn.yichi.platform.security;

import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers who is not let in, and counts them in {@code yichi.security.refusals} by reason. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final MeterRegistry meters;

  Refusals(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    Problem problem = TokenRefused.problem(failure);
    if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      // RFC 6750: without a token nothing is said of an error.
      String error =
          problem.type() == CommonProblem.UNAUTHENTICATED ? "" : " error=\"invalid_token\"";
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer" + error);
    }
    refuse(problem, request, response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    Problem problem =
        denied instanceof AuthorizationDeniedException known
                && known.getAuthorizationResult() instanceof Verdict.Denied(var why)
            ? why
            : Problem.of(CommonProblem.FORBIDDEN);
    refuse(problem, request, response);
  }

  private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    meters.counter("yichi.security.refusals", "reason", problem.type().slug()).increment();
    ProblemWriter.write(problem, request, response);
  }
}
