package cn.yichi.registry;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registry of Chongqing as a running service, asked over HTTP. */
final class RunningRegistry implements AutoCloseable {
  /** A port where no broker listens. */
  static final String NO_BROKER = "127.0.0.1:9";

  /** Who asks unless a test says otherwise. */
  static final String OFFICER = TestProvider.shared().token("500000", Role.OFFICER).bearer();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningRegistry(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  /** One registry without a broker, for all tests that only ask it over HTTP. */
  static RunningRegistry shared() {
    return Shared.REGISTRY;
  }

  private static final class Shared {
    static final RunningRegistry REGISTRY =
        start(TestStack.mongoUri(TestStack.freshDatabase().getName()), NO_BROKER);
  }

  static RunningRegistry start(String mongoUri, String broker, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.config.name=" + RegistryApplication.CONFIG_NAME,
                "--yichi.region=500000",
                "--yichi.sandbox=true",
                "--server.port=0",
                "--spring.main.register-shutdown-hook=false",
                "--logging.level.root=warn",
                "--spring.mongodb.uri=" + mongoUri,
                "--spring.kafka.bootstrap-servers=" + broker));
    if (Arrays.stream(more).noneMatch(each -> each.startsWith("--yichi.registry.issuers="))) {
      arguments.add("--yichi.registry.issuers=classpath:issuers/chongqing.yml");
    }
    if (Arrays.stream(more).noneMatch(each -> each.startsWith("--yichi.misses."))) {
      // Tests ask for what is not there.
      arguments.add("--yichi.misses.client=100000");
    }
    arguments.addAll(TestProvider.shared().trusted(0, "500000"));
    arguments.addAll(List.of(more));
    var application = new SpringApplication(RegistryApplication.class);
    return new RunningRegistry(
        (ServletWebServerApplicationContext) application.run(arguments.toArray(String[]::new)));
  }

  /** One answer. */
  record Answer(int status, HttpResponse<String> raw) {
    JsonNode json() {
      return JSON.readTree(raw.body());
    }

    String text(String field) {
      return json().path(field).asString();
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, Object body, String... headers) {
    return send(json(request(path, headers)).POST(body(body)));
  }

  Answer put(String path, Object body, String... headers) {
    return send(json(request(path, headers)).PUT(body(body)));
  }

  /** Sends a body as it is. */
  Answer send(String method, String path, byte[] body, String... headers) {
    return send(
        request(path, headers).method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** Sends a body while it is made. */
  Answer stream(String path, InputStream body, String... headers) {
    return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofInputStream(() -> body)));
  }

  ApplicationContext context() {
    return context;
  }

  int port() {
    return context.getWebServer().getPort();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    int port = context.getWebServer().getPort();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return Arrays.asList(headers).contains("Authorization")
        ? request
        : request.header("Authorization", OFFICER);
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher body(Object body) {
    return HttpRequest.BodyPublishers.ofString(
        body instanceof String text ? text : JSON.writeValueAsString(body));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
