package cn.yichi.platform.problem;

import cn.yichi.contracts.vocabulary.Finding;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a problem as the answer, whatever the caller's {@code Accept} says: from controllers'
 * advice, filters and error pages alike.
 */
public final class ProblemWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Attribute of a request: the slug of the problem it was answered with. */
  private static final String ANSWERED_WITH = ProblemWriter.class.getName();

  /** It would send back what proxies added to a request; the web server refuses it. */
  private static final String NOWHERE = "TRACE";

  private ProblemWriter() {}

  /** The problem of a status that a container has set. */
  static Problem ofStatus(int status, HttpServletRequest request, HttpServletResponse response) {
    if (NOWHERE.equals(request.getMethod())) {
      // The web server, which does not know our addresses, lists what a servlet may have.
      response.setHeader(HttpHeaders.ALLOW, null);
      return Problem.of(CommonProblem.METHOD_UNKNOWN).with("method", NOWHERE);
    }
    return CommonProblem.ofStatus(status)
        .with("method", Objects.requireNonNullElse(request.getMethod(), "?"))
        .with("allowed", Objects.requireNonNullElse(response.getHeader(HttpHeaders.ALLOW), "GET"));
  }

  /** The slug of the problem that the request was answered with, empty where it was with none. */
  public static Optional<String> answeredWith(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(ANSWERED_WITH));
  }

  /** Answers with the problem; the path of the request is its instance. */
  public static void write(
      Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(problem, path(request), request, response);
  }

  /** An address may hold somebody's number, by mistake or not. */
  private static String path(HttpServletRequest request) {
    String uri = request.getRequestURI();
    try {
      String masked = Finding.label(UriUtils.decode(uri, StandardCharsets.UTF_8));
      return UriUtils.encodePath(masked, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return Finding.label(uri);
    }
  }

  static void write(
      Problem problem, String instance, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Locale locale = CallerLanguage.of(request);
    byte[] body = JSON.writeValueAsBytes(ProblemBody.of(problem, instance, locale));
    response.resetBuffer();
    request.setAttribute(ANSWERED_WITH, problem.type().slug());
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    send(body, response);
  }

  private static void send(byte[] body, HttpServletResponse response) throws IOException {
    try {
      response.getOutputStream().write(body);
    } catch (IllegalStateException writerInUse) {
      response.getWriter().write(new String(body, StandardCharsets.UTF_8));
    }
    response.flushBuffer();
  }

  /**
   * Answers whatever was thrown; for filters, which no advice stands behind. What nobody foresaw is
   * answered with an id only, and logged under the same id.
   */
  public static void answer(
      Throwable failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Problem> foreseen = SpringFaults.of(failure).or(() -> StoreFaults.of(failure));
    if (foreseen.isPresent()) {
      write(foreseen.get(), request, response);
      return;
    }
    String incident = UUID.randomUUID().toString();
    LOG.error("incident {} in {} {}", incident, request.getMethod(), path(request), failure);
    Problem problem = Problem.of(CommonProblem.INTERNAL).with("incident", incident);
    write(problem, "urn:yichi:incident:" + incident, request, response);
  }
}
