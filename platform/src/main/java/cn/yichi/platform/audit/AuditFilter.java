package cn.yichi.platform.audit;

import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemWriter;
import cn.yichi.platform.security.Endpoints;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives {@link Audited} handlers their meaning. */
final class AuditFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);

  private final Endpoints handlers;
  private final AuditTrail trail;
  private final Clock clock;

  AuditFilter(Endpoints handlers, AuditTrail trail, Clock clock) {
    this.handlers = handlers;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Audited> audited = handlers.annotation(request, Audited.class);
    if (audited.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      trail.admit();
    } catch (AuditUnavailable away) {
      LOG.warn("a request is not let in, for it could not be entered: {}", away.getMessage());
      ProblemWriter.write(
          Problem.of(CommonProblem.UNAVAILABLE).retryAfter(AuditedResponse.WAIT),
          request,
          response);
      return;
    }
    AuditNote note = new AuditNote();
    request.setAttribute(AuditNote.ATTRIBUTE, note);
    var answer =
        new AuditedResponse(
            request, response, status -> write(audited.get(), note, status, request));
    try {
      chain.doFilter(request, answer);
    } catch (ServletException | IOException | RuntimeException failure) {
      if (answer.isRefused()) {
        LOG.debug("failed after its answer was refused", failure);
      } else if (answer.isCommitted()) {
        throw failure;
      } else {
        // As the error page would answer, but here, where the answer is still seen.
        ProblemWriter.answer(cause(failure), request, answer);
      }
    }
    answer.finish();
  }

  /** Who is not signed in did nothing and read nothing: that is counted, not entered. */
  private void write(Audited audited, AuditNote note, int status, HttpServletRequest request) {
    if (status == HttpServletResponse.SC_UNAUTHORIZED) {
      return;
    }
    String code = ProblemWriter.answeredWith(request).orElseGet(note::code);
    trail.record(
        new Deed(
            clock.instant(),
            audited.kind(),
            audited.action(),
            Actor.of(request),
            note.about(),
            new Deed.Result(status, code)));
  }

  private static Throwable cause(Exception failure) {
    Throwable cause = failure.getCause();
    return failure instanceof ServletException && cause != null ? cause : failure;
  }
}
