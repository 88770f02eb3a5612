package cn.yichi.sandbox;

import cn.yichi.platform.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a service as any of its users would: over HTTP. */
public final class Api {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int UNAVAILABLE = 503;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Tokens tokens;
  private final Role role;

  /**
   * @param role as whom it asks
   */
  public Api(Tokens tokens, Role role) {
    this.tokens = tokens;
    this.role = role;
  }

  /**
   * The answer's JSON; any status other than 2xx throws with the problem's words, 503 only once it
   * has lasted for half a minute: a service that says so is to be asked again.
   */
  public JsonNode get(String url) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> answer = send(request(url).GET().build());
    while (answer.statusCode() == UNAVAILABLE && System.nanoTime() < deadline) {
      LockSupport.parkNanos(WAIT.toNanos());
      answer = send(request(url).GET().build());
    }
    return json(answer);
  }

  public JsonNode post(String url, JsonNode body) {
    return json(
        send(
            request(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build()));
  }

  /** Uploads a file as it is and answers the job's address. */
  public String upload(String url, Path file) throws IOException {
    HttpResponse<String> answer =
        send(
            request(url)
                .header("Content-Type", "text/csv")
                .timeout(Duration.ofMinutes(30))
                .POST(BodyPublishers.ofFile(file))
                .build());
    json(answer);
    return URI.create(url)
        .resolve(answer.headers().firstValue("Location").orElseThrow())
        .toString();
  }

  /** Whether the service says that it is ready; false also while nothing listens. */
  public boolean ready(String baseUrl) {
    try {
      return send(open(baseUrl + "/actuator/health/readiness").GET().build()).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** A request as this role, to be sent by a client of its own. */
  public HttpRequest.Builder request(String url) {
    return open(url).header("Authorization", tokens.bearer(role, URI.create(url)));
  }

  private static HttpRequest.Builder open(String url) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofSeconds(120))
        .header("Accept-Language", "zh-CN");
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
  }
}
