package cn.yichi.platform.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Headers that every answer carries unless its handler says otherwise (OWASP Secure Headers). */
final class SecurityHeadersFilter extends HttpFilter {
  private static final Map<String, String> HEADERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          // Of no effect until a proxy puts TLS before the service.
          "Strict-Transport-Security", "max-age=31536000",
          "Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'",
          "Cache-Control", "no-store");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HEADERS.forEach(response::setHeader);
    chain.doFilter(request, response);
  }
}
