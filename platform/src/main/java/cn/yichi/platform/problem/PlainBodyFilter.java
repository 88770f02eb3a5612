package cn.yichi.platform.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/**
 * Refuses a body that is compressed: nothing here unpacks one, and packed it would be read as
 * something else.
 */
final class PlainBodyFilter extends HttpFilter {
  private static final String PLAIN = "identity";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase(PLAIN)) {
      chain.doFilter(request, response);
      return;
    }
    Problem problem =
        Problem.of(CommonProblem.UNSUPPORTED_ENCODING)
            .header(HttpHeaders.ACCEPT_ENCODING, PLAIN)
            .field(HttpHeaders.CONTENT_ENCODING, encoding);
    ProblemWriter.write(problem, request, response);
  }
}
