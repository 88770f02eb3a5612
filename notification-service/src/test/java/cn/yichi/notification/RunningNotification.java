package cn.yichi.notification;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The notification service of Sichuan as a running service, asked over HTTP. */
final class RunningNotification implements AutoCloseable {
  /** Who asks unless a test says otherwise. */
  private static final String OFFICER =
      TestProvider.shared().token(Wire.HOME, Role.OFFICER).bearer();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningNotification(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  static RunningNotification start(String database, String smsUrl, String... more) {
    return start(Map.of(), database, smsUrl, more);
  }

  /**
   * @param beans by name, in place of the service's own
   */
  static RunningNotification start(
      Map<String, Object> beans, String database, String smsUrl, String... more) {
    List<String> arguments = new ArrayList<>(List.of(TestStack.arguments(Wire.HOME, database)));
    arguments.addAll(
        List.of(
            "--spring.config.name=" + NotificationApplication.CONFIG_NAME,
            "--spring.main.register-shutdown-hook=false",
            "--yichi.notification.sms.url=" + smsUrl,
            "--yichi.notification.gather-window=300ms",
            "--yichi.notification.sweep-every=1s",
            "--yichi.notification.retry-base=200ms",
            "--logging.level.root=warn"));
    arguments.addAll(List.of(more));
    var application = new SpringApplication(NotificationApplication.class);
    application.addInitializers(
        context -> beans.forEach(context.getBeanFactory()::registerSingleton));
    return new RunningNotification(
        (ServletWebServerApplicationContext) application.run(arguments.toArray(String[]::new)));
  }

  /** One answer. */
  record Answer(int status, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  Answer get(String path, String... headers) {
    int port = context.getWebServer().getPort();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!Arrays.asList(headers).contains("Authorization")) {
      request.header("Authorization", OFFICER);
    }
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException lost) {
      throw new IllegalStateException(lost);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** The notices of the n-th holder. */
  List<JsonNode> inbox(int n) {
    List<JsonNode> items = new ArrayList<>();
    get("/api/holders/" + Wire.holderRef(n) + "/notices").json().path("items").forEach(items::add);
    return items;
  }

  /** State of the short message of each notice of the n-th holder, newest first. */
  List<String> smsStates(int n) {
    return inbox(n).stream()
        .map(item -> item.path("deliveries").path("SMS").path("state").asString())
        .toList();
  }

  double counter(String name, Map<String, String> tags) {
    var search = context.getBean(io.micrometer.core.instrument.MeterRegistry.class).find(name);
    tags.forEach(search::tag);
    return search.counters().stream()
        .mapToDouble(io.micrometer.core.instrument.Counter::count)
        .sum();
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
}
