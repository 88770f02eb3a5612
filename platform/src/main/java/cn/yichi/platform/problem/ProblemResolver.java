package cn.yichi.platform.problem;

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
      return null;
    }
    try {
      ProblemWriter.answer(failure, request, response);
    } catch (IOException gone) {
      LOG.debug("caller left before the problem was written", gone);
    }
    return ANSWERED;
  }
}
