package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.register.Registered;
import cn.yichi.recognition.register.ShippedAgreements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recognition of one region as a running service on the shared broker, asked over HTTP. */
final class RunningRecognition implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Set<Region> SIGNING = Set.of(new Region("510000"), new Region("500000"));

  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Who asks unless a test says otherwise. */
  private final String officer;

  private final String region;

  private RunningRecognition(ServletWebServerApplicationContext context, String region) {
    this.region = region;
    this.context = context;
    this.officer = TestProvider.shared().token(region, Role.OFFICER).bearer();
  }

  static RunningRecognition start(String region, String database, String... more) {
    return start(Clock.systemUTC(), region, database, more);
  }

  static RunningRecognition start(Clock clock, String region, String database, String... more) {
    return start(Map.of("clock", clock), region, database, more);
  }

  /**
   * @param beans by name, in place of the service's own
   */
  static RunningRecognition start(
      Map<String, Object> beans, String region, String database, String... more) {
    List<String> arguments = new ArrayList<>(List.of(TestStack.arguments(region, database)));
    arguments.add("--spring.config.name=" + RecognitionApplication.CONFIG_NAME);
    // A group of its own, so that it reads every topic from the start.
    arguments.add("--yichi.group=yichi." + region + "." + database);
    // What one test forges stands on the topics of the next: nobody will state its keys.
    if (Arrays.stream(more).noneMatch(it -> it.startsWith("--yichi.signing.key-patience"))) {
      arguments.add("--yichi.signing.key-patience=1s");
    }
    if (Arrays.stream(more).noneMatch(it -> it.startsWith("--yichi.misses"))) {
      // Tests ask for what is not there.
      arguments.add("--yichi.misses.client=100000");
    }
    arguments.add("--spring.main.register-shutdown-hook=false");
    arguments.add("--logging.level.root=warn");
    arguments.add("--logging.level.state.change.logger=error");
    arguments.addAll(List.of(more));
    Partners.sign("510000", "500000");
    var application = new SpringApplication(RecognitionApplication.class);
    application.addInitializers(
        context -> beans.forEach(context.getBeanFactory()::registerSingleton));
    var running =
        new RunningRecognition(
            (ServletWebServerApplicationContext) application.run(arguments.toArray(String[]::new)),
            region);
    // Whom a test pins is believed by keys of its own, and signs itself.
    if (Arrays.stream(more).noneMatch(it -> it.startsWith("--yichi.signing.pins"))) {
      running.awaitAgreements();
    }
    return running;
  }

  /** What a test asks rests on them, and they come by the broker. */
  void awaitAgreements() {
    Register register = bean(Register.class);
    await(
        "the shipped agreements are signed",
        () ->
            bean(ShippedAgreements.class).documents().stream()
                .filter(each -> each.agreement().binds(register.own()))
                .filter(each -> each.agreement().parties().stream().allMatch(SIGNING::contains))
                .allMatch(
                    each ->
                        register
                            .version(each.ref())
                            .filter(it -> it.stage() == Registered.Stage.COUNTERSIGNED)
                            .isPresent()));
  }

  /** One answer. */
  record Answer(int status, HttpResponse<String> raw) {
    JsonNode json() {
      return JSON.readTree(raw.body());
    }

    String text(String field) {
      return json().path(field).asString("");
    }

    /** What a problem says is wrong: its code, the field and what stood in it. */
    List<String> fault() {
      return List.of(text("code"), text("field"), text("value"));
    }
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, Object body, String... headers) {
    String text = body instanceof String written ? written : JSON.writeValueAsString(body);
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  Answer put(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer send(String path, String body, String contentType) {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends a file. */
  Answer upload(String path, byte[] file, String contentType, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  /** Fetches a file. */
  byte[] download(String path, String... headers) {
    try {
      return client
          .send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  /** Has an officer record that somebody of the shared provider acts for an organisation. */
  Answer authorise(String subject, String organisation) {
    return post(
        "/api/organisations/" + organisation + "/authorisations",
        Map.of(
            "provider",
            TestProvider.shared().issuer(),
            "subject",
            subject,
            "from",
            "2026-01-01",
            "basis",
            "授权委托书 2025-12-20"));
  }

  /** Lets somebody act for an organisation, and answers his token once he may. */
  String employer(String subject, String organisation) {
    Answer recorded = authorise(subject, organisation);
    if (recorded.status() != 201) {
      throw new AssertionError(recorded.raw().body());
    }
    String token = TestProvider.shared().token(region, Role.EMPLOYER).with("sub", subject).bearer();
    await(
        subject + " acts for " + organisation,
        () -> get("/api/rosters/" + "0".repeat(24), "Authorization", token).status() == 404);
    return token;
  }

  /** Asks this region about a certificate of the sample holder, to hire him by a contract. */
  Answer ask(String number, String... headers) {
    return post(
        "/api/enquiries",
        Map.of(
            "certificateNumber",
            number,
            "holderName",
            Registries.NAME,
            "hostRegion",
            region,
            "purpose",
            "HIRE",
            "legalBasis",
            "CONTRACT"),
        headers);
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

  /** Waits at most three minutes: a busy machine is slow, not wrong. */
  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
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
        : request.header("Authorization", officer);
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
