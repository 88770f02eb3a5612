package cn.yichi.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The error page of whatever fails outside Spring MVC, filters above all. */
@Controller
final class ProblemErrorController implements ErrorController {

  @RequestMapping("${server.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
      ProblemWriter.answer(root(failure), asked(request), response);
      return;
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : 404;
    Problem problem = ProblemWriter.ofStatus(code, asked(request), response);
    if (problem.type() == CommonProblem.INTERNAL) {
      ProblemWriter.answer(new IllegalStateException("status " + code), asked(request), response);
    } else {
      ProblemWriter.write(problem, asked(request), response);
    }
  }

  private static Throwable root(Throwable failure) {
    return failure instanceof ServletException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** The request as the caller made it, not as it was sent on to the error page. */
  private static HttpServletRequest asked(HttpServletRequest request) {
    Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Object method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return method instanceof String name ? name : super.getMethod();
      }

      @Override
      public String getRequestURI() {
        return uri instanceof String path ? path : super.getRequestURI();
      }
    };
  }
}
