package cn.yichi.platform.telemetry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Takes the caller's {@code traceparent}, or begins a trace, for the time of a request. */
public final class TraceFilter extends HttpFilter {
  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Trace trace =
        Optional.ofNullable(request.getHeader(Trace.HEADER))
            .flatMap(Trace::parse)
            .map(Trace::child)
            .orElseGet(Trace::begin);
    response.setHeader(Trace.HEADER, trace.traceparent());
    try (Trace.Scope scope = trace.open()) {
      chain.doFilter(request, response);
    }
  }
}
