package cn.yichi.platform.testing;

import cn.yichi.contracts.Golden;
import cn.yichi.platform.ServiceIdentity;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * With {@code -Dyichi.examples.record=true} every service that a test runs writes down what it is
 * asked and answers, as an example of each operation, into {@code contracts/openapi/examples}.
 */
@AutoConfiguration
@ConditionalOnProperty("yichi.examples.record")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class RecordExamples {
  private static final int LARGEST_REQUEST = 16 * 1024;

  @Bean
  FilterRegistrationBean<Recording> recording(ServiceIdentity identity) {
    var folder = Golden.repositoryRoot().resolve("contracts/openapi/examples");
    var examples = new ExampleFiles(folder.resolve(identity.service() + "-service"));
    var registration = new FilterRegistrationBean<>(new Recording(examples));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** Reads along. */
  static final class Recording extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient ExampleFiles examples;

    Recording(ExampleFiles examples) {
      this.examples = examples;
    }

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      if ("text/event-stream".equals(request.getHeader("Accept"))) {
        // What is kept until the end would never be sent.
        chain.doFilter(request, response);
        return;
      }
      var asked = new ContentCachingRequestWrapper(request, LARGEST_REQUEST);
      var answered = new ContentCachingResponseWrapper(response);
      chain.doFilter(asked, answered);
      if (answered.getStatus() / 100 == 2
          && asked.getContentAsByteArray().length < LARGEST_REQUEST) {
        examples.offer(asked, answered);
      }
      answered.copyBodyToResponse();
    }
  }
}
