package cn.yichi.platform.telemetry;

import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Hands the running thread's trace on to the service that a {@code RestClient} calls. */
public final class TraceInterceptor implements ClientHttpRequestInterceptor {
  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    Trace.current()
        .ifPresent(trace -> request.getHeaders().set(Trace.HEADER, trace.child().traceparent()));
    return execution.execute(request, body);
  }
}
