package cn.yichi.bench.faults;

import cn.yichi.platform.security.Role;
import cn.yichi.sandbox.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the services' public APIs, as an officer of the region that it asks. */
final class Http {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PAGE = 10_000;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Tokens tokens;

  Http(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body JSON, an empty object where there was none
   * @param location where it points, empty where it does not
   */
  record Answer(int status, JsonNode body, String location) {
    boolean done() {
      return status / 100 == 2;
    }
  }

  /**
   * @throws IOException where no answer came; what was asked for may have been done all the same
   */
  Answer get(String url) throws IOException {
    return send(request(url).GET());
  }

  /** As {@link #get}; the body is an object of these fields. */
  Answer post(String url, Map<String, ?> body, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request =
        request(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    headers.forEach(request::header);
    return send(request);
  }

  /** Uploads a file; answers the job's address. */
  String upload(String registry, Path file) throws IOException {
    String url = registry + "/api/imports?filename=" + file.getFileName();
    Answer answer =
        send(
            request(url)
                .header("Content-Type", "text/csv")
                .timeout(Duration.ofMinutes(10))
                .POST(BodyPublishers.ofFile(file)));
    if (!answer.done()) {
      throw new IOException(url + " answered " + answer.status() + ": " + answer.body());
    }
    return answer.location();
  }

  /** Reads a whole book, page by page. */
  void book(String service, Consumer<JsonNode> line) throws IOException {
    String after = "";
    do {
      String cursor = URLEncoder.encode(after, StandardCharsets.UTF_8);
      String place = after.isEmpty() ? "" : "&after=" + cursor;
      Answer page = get(service + "/api/books?limit=" + PAGE + place);
      if (!page.done()) {
        throw new IOException(
            service + "/api/books answered " + page.status() + ": " + page.body());
      }
      page.body().path("items").forEach(line);
      after = page.body().path("next").asString("");
    } while (!after.isEmpty());
  }

  boolean ready(String service) {
    try {
      return send(open(service + "/actuator/health/readiness").GET()).status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpRequest.Builder request(String url) {
    URI address = URI.create(url);
    // The SMS providers ask nobody for a token.
    return tokens.isKnown(address)
        ? open(url).header("Authorization", tokens.bearer(Role.OFFICER, address))
        : open(url);
  }

  private static HttpRequest.Builder open(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(120));
  }

  private Answer send(HttpRequest.Builder builder) throws IOException {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> answer =
          client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      boolean json =
          answer.headers().firstValue("Content-Type").filter(it -> it.contains("json")).isPresent();
      String location =
          answer
              .headers()
              .firstValue("Location")
              .map(it -> request.uri().resolve(it).toString())
              .orElse("");
      return new Answer(
          answer.statusCode(),
          json && !answer.body().isEmpty() ? JSON.readTree(answer.body()) : JSON.createObjectNode(),
          location);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
