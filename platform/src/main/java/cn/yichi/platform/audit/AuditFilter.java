package cn.yichi.platform.audit;

import cn.yichi.platform.security.Endpoints;
import cn.yichi.platform.problem.ProblemWriter;
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
    AuditNote note = new AuditNote();
    request.setAttribute(AuditNote.ATTRIBUTE, note);
    Actor actor = Actor.of(request);
    var answer =
        new AuditedResponse(
            request, response, status -> write(audited.get(), actor, note, status, request));
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

  private void write(
      Audited audited, Actor actor, AuditNote note, int status, HttpServletRequest request) {
    String code = ProblemWriter.answeredWith(request).orElse("");
    trail.record(
        new Deed(
            clock.instant(),
            audited.kind(),
            audited.action(),
            actor,
            note.about(),
            new Deed.Result(status, code)));
  }

  private static Throwable cause(Exception failure) {
    Throwable cause = failure.getCause();
    return failure instanceof ServletException && cause != null ? cause : failure;
  }
}
