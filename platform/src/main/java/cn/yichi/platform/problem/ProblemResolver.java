package cn.yichi.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers every exception of Spring MVC with a problem, unless the service's own advice did. */
final class ProblemResolver implements HandlerExceptionResolver {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);
  private static final ModelAndView ANSWERED = new ModelAndView();

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (failure instanceof AsyncRequestNotUsableException) {
      return ANSWERED;
    }
    if (response.isCommitted()) {
      return refusedAlready(failure, response) ? left(request, failure) : null;
    }
    try {
      ProblemWriter.answer(failure, request, response);
    } catch (IOException gone) {
      LOG.debug("caller left before the problem was written", gone);
    }
    return ANSWERED;
  }

  /** The web server itself refuses a request whose body it cannot read to its end. */
  private static boolean refusedAlready(Exception failure, HttpServletResponse response) {
    return failure instanceof ProblemException
        && response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
  }

  /** The error page says what it was; thrown, it would be logged as a fault of ours. */
  private static ModelAndView left(HttpServletRequest request, Exception failure) {
    request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, failure);
    return ANSWERED;
  }
}
