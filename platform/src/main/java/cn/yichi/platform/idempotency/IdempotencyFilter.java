package cn.yichi.platform.idempotency;

import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemWriter;
import cn.yichi.platform.security.Endpoints;
import cn.yichi.platform.store.Sweeper;
import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Gives {@link Idempotent} handlers their meaning. */
final class IdempotencyFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final int LARGEST_KEPT = 1 << 20;

  private final Endpoints endpoints;
  private final IdempotencyStore store;
  private final Sweeper sweeper;
  private final Clock clock;

  IdempotencyFilter(Endpoints endpoints, IdempotencyStore store, Sweeper sweeper, Clock clock) {
    this.endpoints = endpoints;
    this.store = store;
    this.sweeper = sweeper;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || request.getHeader(IdempotencyKey.HEADER) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (endpoints.annotation(request, Idempotent.class).isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Optional<IdempotencyKey> key =
        IdempotencyKey.parse(request, request.getHeader(IdempotencyKey.HEADER));
    if (key.isEmpty()) {
      refuse(CommonProblem.IDEMPOTENCY_KEY_MALFORMED, request, response);
    } else if (form(request)) {
      refuse(CommonProblem.IDEMPOTENCY_NEEDS_RAW_BODY, request, response);
    } else {
      claimed(key.get(), request, response, chain);
    }
  }

  private static void refuse(
      CommonProblem type, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemWriter.write(Problem.of(type).field(IdempotencyKey.HEADER, ""), request, response);
  }

  private static boolean form(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT)
            .matches("(multipart/|application/x-www-form-urlencoded).*");
  }

  private void claimed(
      IdempotencyKey key,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    Claim claim;
    try {
      claim = store.claim(key);
      sweeper.mayRun();
    } catch (MongoException away) {
      ProblemWriter.answer(away, request, response);
      return;
    }
    switch (claim) {
      case Claim.Begun begun -> run(begun, request, response, chain);
      case Claim.InUse inUse ->
          ProblemWriter.write(
              Problem.of(CommonProblem.IDEMPOTENCY_KEY_IN_USE).retryAfter(WAIT), request, response);
      case Claim.Answered answered -> repeat(answered, request, response);
    }
  }

  private static void repeat(
      Claim.Answered answered, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String content;
    try {
      content = new DigestedRequest(request, () -> {}).content();
    } catch (IOException unreadable) {
      ProblemWriter.answer(unreadable, request, response);
      return;
    }
    if (content.equals(answered.content())) {
      answered.answer().replay(response);
    } else {
      refuse(CommonProblem.IDEMPOTENCY_KEY_REUSED, request, response);
    }
  }

  private void run(
      Claim.Begun claim,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    var body = new DigestedRequest(request, new Lease(store, claim, clock));
    var answer = new ContentCachingResponseWrapper(response);
    claim.key().attach(request);
    boolean answered = false;
    try {
      chain.doFilter(body, answer);
      answered = answer.getStatus() < 400 && answer.getContentSize() <= LARGEST_KEPT;
    } finally {
      if (!answered) {
        quietly(() -> store.release(claim));
      }
    }
    if (answered) {
      String content = body.content();
      quietly(() -> keep(claim, content, answer));
    }
    answer.copyBodyToResponse();
  }

  private void keep(Claim.Begun claim, String content, ContentCachingResponseWrapper answer) {
    if (!store.complete(claim, content, KeptAnswer.of(answer))) {
      LOG.warn("an idempotency key was answered after its lease had ended");
    }
  }

  /** What was created stays created: the caller is told so even when the key could not be kept. */
  private static void quietly(Runnable step) {
    try {
      step.run();
    } catch (MongoException away) {
      LOG.warn("idempotency key not settled; it is free again when its lease ends", away);
    }
  }
}
