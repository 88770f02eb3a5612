package cn.yichi.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.vocabulary.MerkleFrontier;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.idempotency.IdempotencyAutoConfiguration;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.outbox.OutboxSettings;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.problem.WebProbe;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.Endpoints;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.security.SignedInCallers;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.telemetry.TraceFilter;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.VaultAutoConfiguration;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;

@Tag("database")
@Timeout(60)
class AuditFilterTest {
  private static final String DATABASE = TestStack.freshDatabase().getName();
  private static final int LARGE = 200_000_000;

  /** Removals, of which the test of a store that is away wants none. */
  private static final AtomicInteger REMOVED = new AtomicInteger();

  private static WebProbe web;

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(OutboxSettings.class)
  @ImportAutoConfiguration({
    VaultAutoConfiguration.class,
    IdempotencyAutoConfiguration.class,
    AuditAutoConfiguration.class
  })
  static class Parts {
    @Bean
    MongoClient client() {
      return MongoClients.create(TestStack.mongoUri(DATABASE));
    }

    @Bean
    MongoDatabase database(MongoClient client) {
      return client.getDatabase(DATABASE);
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    ServiceIdentity identity() {
      return new ServiceIdentity("510000", "registry", "a", true);
    }

    @Bean
    RecordVerifier verifierAtOnce() {
      return RecordVerifier.NONE;
    }

    @Bean
    OutboxNudge nudges() {
      return new RecordedNudges();
    }

    @Bean
    EventCodec codec() {
      return new EventCodec();
    }

    @Bean
    BrokerClients broker() {
      return new BrokerClients(Map.of("bootstrap.servers", "127.0.0.1:9"));
    }

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }

    /** As security will: before the audit filter, and only for whoever brought a token. */
    @Bean
    FilterRegistrationBean<Filter> signIn() {
      var registration = new FilterRegistrationBean<Filter>(AuditFilterTest::signedIn);
      registration.setOrder(-100);
      return registration;
    }

    @Bean
    Endpoints endpoints(@Lazy @Qualifier("requestMappingHandlerMapping") HandlerMapping mapping) {
      return new Endpoints(mapping);
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traces() {
      var registration = new FilterRegistrationBean<>(new TraceFilter());
      registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return registration;
    }
  }

  /** A database that nobody answers for. */
  @Configuration(proxyBeanMethods = false)
  static class AwayParts extends Parts {
    @Bean
    @Override
    MongoClient client() {
      return MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200");
    }
  }

  private static void signedIn(
      jakarta.servlet.ServletRequest request,
      jakarta.servlet.ServletResponse response,
      jakarta.servlet.FilterChain chain)
      throws IOException, ServletException {
    String subject = ((HttpServletRequest) request).getHeader("X-Subject");
    if (subject == null) {
      chain.doFilter(request, response);
      return;
    }
    var caller =
        new Caller(
            "https://id.example",
            subject,
            Optional.of("desk"),
            Set.of(Role.OFFICER, Role.AUDITOR),
            Optional.of(new Region("510000")),
            List.of(),
            List.of());
    SignedInCallers.signIn(request, caller);
    chain.doFilter(request, response);
  }

  @RestController
  static class Handlers {
    @Idempotent
    @Audited(action = "thing.make", kind = AuditKind.CHANGE)
    @PostMapping("/things")
    ResponseEntity<Map<String, String>> make(@RequestBody Map<String, String> thing) {
      AuditNote.touched("thing-1");
      AuditNote.purpose("Rückfrage zu 11010519491231002X");
      return ResponseEntity.created(URI.create("/things/1")).eTag("\"7\"").body(thing);
    }

    @Idempotent
    @Audited(action = "thing.make-many", kind = AuditKind.CHANGE)
    @PostMapping("/many")
    ResponseEntity<Void> makeMany() {
      for (int i = 0; i < 21; i++) {
        AuditNote.touched("thing-" + i);
      }
      return ResponseEntity.noContent().build();
    }

    @Audited(action = "thing.remove", kind = AuditKind.CHANGE)
    @DeleteMapping("/things/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
      REMOVED.incrementAndGet();
      return switch (id) {
        case "refused" -> throw new ProblemException(CommonProblem.FORBIDDEN);
        case "broken" -> throw new IllegalStateException("a fault of ours");
        default -> ResponseEntity.noContent().build();
      };
    }

    @Audited(action = "thing.read", kind = AuditKind.PERSONAL_READ)
    @GetMapping("/things/large")
    void large(HttpServletResponse response) throws IOException {
      OutputStream out = response.getOutputStream();
      byte[] block = new byte[64 * 1024];
      long before = entries().size();
      out.write(block, 0, 1);
      assertThat(entries()).hasSize((int) before + 1);
      ThreadMXBean threads =
          (ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
      long allocated = threads.getCurrentThreadAllocatedBytes();
      for (int written = 1; written < LARGE; written += block.length) {
        out.write(block, 0, Math.min(block.length, LARGE - written));
      }
      assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(LARGE / 4);
    }

    @Audited(action = "thing.list", kind = AuditKind.PERSONAL_READ)
    @GetMapping("/things")
    List<String> list() {
      for (int i = 0; i < 21; i++) {
        AuditNote.touched("thing-" + i);
      }
      return List.of("王某江");
    }

    @Audited(action = "thing.half", kind = AuditKind.PERSONAL_READ)
    @GetMapping("/things/half")
    void half(HttpServletResponse response) throws IOException {
      response.getOutputStream().write(1);
      throw new IllegalStateException("half made");
    }

    @Audited(action = "thing.text", kind = AuditKind.PERSONAL_READ)
    @GetMapping("/things/text")
    void text(HttpServletResponse response) throws IOException {
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().write("王某江");
    }

    @GetMapping("/open")
    String open() {
      AuditNote.touched("nobody asks");
      return "open";
    }
  }

  /** Fails before the dispatcher, as filters may. */
  @Configuration(proxyBeanMethods = false)
  static class Failing {
    @Bean
    FilterRegistrationBean<Filter> failing() {
      var registration =
          new FilterRegistrationBean<Filter>(
              (request, response, chain) -> {
                if (((HttpServletRequest) request).getHeader("X-Fail") != null) {
                  throw new ServletException(new IllegalStateException("in a filter"));
                }
                chain.doFilter(request, response);
              });
      registration.setOrder(Ordered.LOWEST_PRECEDENCE);
      return registration;
    }
  }

  @BeforeAll
  static void start() {
    web = WebProbe.start(Parts.class, Failing.class, Handlers.class);
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  @BeforeEach
  void begin() {
    web.send(web.request("/open"));
  }

  @Test
  void an_answer_has_its_entry() {
    HttpResponse<String> answer =
        web.post("/things", "{\"a\":\"b\"}", Map.of("X-Subject", "officer-1"));
    assertThat(answer.statusCode()).isEqualTo(201);
    Entry entry = EntryDocuments.read(entries().getLast());
    Deed deed = entry.deed();
    assertThat(deed.action()).isEqualTo("thing.make");
    assertThat(deed.kind()).isEqualTo(AuditKind.CHANGE);
    assertThat(deed.result()).isEqualTo(new Deed.Result(201, ""));
    assertThat(deed.about().objects()).containsExactly("thing-1");
    assertThat(deed.about().purpose()).isEqualTo("Rückfrage zu 110***********002X");
    assertThat(deed.by().roles()).containsExactly("auditor", "officer");
    assertThat(deed.by().client()).isEqualTo("desk");
    assertThat(deed.by().address()).isEqualTo("127.0.0.1");
    assertThat(answer.headers().firstValue("traceparent").orElse("")).contains(deed.by().trace());
    assertThat(web.bean(ActorSeal.class).open(entry.who().orElseThrow()))
        .contains(new Actor.Who("https://id.example", "officer-1"));
  }

  @Test
  void nobody_signed_in_is_an_entry_too() {
    web.post("/things", "{}", Map.of());
    assertThat(entries().getLast().get("who")).isNull();
  }

  @Test
  void a_repeated_answer_is_another_entry() {
    long before = entries().size();
    String key = UUID.randomUUID().toString();
    web.post("/things", "{}", Map.of("Idempotency-Key", key));
    Deed made = last();
    assertThat(made.about().objects()).containsExactly("thing-1");
    assertThat(made.result()).isEqualTo(new Deed.Result(201, ""));
    web.post("/things", "{}", Map.of("Idempotency-Key", key));
    assertThat(entries()).hasSize((int) before + 2);
    assertThat(last().about()).isEqualTo(made.about());
    assertThat(last().result()).isEqualTo(new Deed.Result(201, "replayed"));
  }

  @Test
  void a_repeated_answer_about_many_things_tells_their_number_and_root_again() {
    String key = java.util.UUID.randomUUID().toString();
    web.post("/many", "{}", Map.of("Idempotency-Key", key));
    Deed made = last();
    assertThat(made.about().batch().orElseThrow().count()).isEqualTo(21);
    web.post("/many", "{}", Map.of("Idempotency-Key", key));
    assertThat(last().about()).isEqualTo(made.about());
    assertThat(last().result().code()).isEqualTo("replayed");
  }

  @Test
  void refusals_and_faults_are_entries_with_their_code() {
    assertThat(delete("refused").statusCode()).isEqualTo(403);
    assertThat(last().result().code()).isEqualTo("forbidden");
    assertThat(last().result().status()).isEqualTo(403);
    assertThat(delete("broken").statusCode()).isEqualTo(500);
    assertThat(last().result().code()).isEqualTo("internal");
    assertThat(web.post("/things", "{", Map.of()).statusCode()).isEqualTo(400);
    assertThat(last().result().code()).isEqualTo("unreadable-json");
    var failing = web.request("/things").header("X-Fail", "1");
    assertThat(WebProbe.json(web.send(failing)).at("/code").asString()).isEqualTo("internal");
    assertThat(last().action()).isEqualTo("thing.list");
    assertThat(last().result().status()).isEqualTo(500);
  }

  @Test
  void an_answer_without_a_body_has_its_entry() {
    long before = entries().size();
    assertThat(delete("x").statusCode()).isEqualTo(204);
    assertThat(entries()).hasSize((int) before + 1);
    assertThat(last().result().status()).isEqualTo(204);
  }

  @Test
  void a_large_answer_streams_after_its_entry() throws Exception {
    HttpRequest request = web.request("/things/large").build();
    try (HttpClient client = HttpClient.newHttpClient();
        InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      assertThat(body.skip(Long.MAX_VALUE)).isEqualTo(LARGE);
    }
  }

  @Test
  void of_many_things_the_entry_has_count_and_root() {
    web.send(web.request("/things"));
    assertThat(last().about().objects()).isEmpty();
    Deed.Batch batch = last().about().batch().orElseThrow();
    assertThat(batch.count()).isEqualTo(21);
    List<String> things = IntStream.range(0, 21).mapToObj(i -> "thing-" + i).toList();
    assertThat(batch).isEqualTo(Deed.Batch.of(MerkleFrontier.EMPTY.plusTexts(things)));
  }

  @Test
  void an_answer_that_was_taken_back_leaves_two_entries() {
    long before = entries().size();
    assertThat(web.send(web.request("/things/half")).statusCode()).isEqualTo(500);
    List<Document> after = entries();
    assertThat(after).hasSize((int) before + 2);
    assertThat(EntryDocuments.read(after.get((int) before)).deed().result().status())
        .isEqualTo(200);
    assertThat(last().result().status()).isEqualTo(500);
  }

  @Test
  void text_has_its_entry() {
    assertThat(web.send(web.request("/things/text")).body()).isEqualTo("王某江");
    assertThat(last().action()).isEqualTo("thing.text");
  }

  @Test
  void what_is_not_marked_has_no_entry() {
    long before = entries().size();
    assertThat(web.send(web.request("/open")).body()).isEqualTo("open");
    assertThat(entries()).hasSize((int) before);
  }

  @Test
  void an_answer_whose_entry_cannot_be_written_is_not_given() {
    REMOVED.set(0);
    try (WebProbe lost =
        WebProbe.start(List.of("--yichi.audit.patience=200ms"), AwayParts.class, Handlers.class)) {
      HttpResponse<String> made = lost.post("/things", "{\"name\":\"王某江\"}", Map.of());
      assertThat(made.statusCode()).isEqualTo(503);
      assertThat(WebProbe.json(made).at("/code").asString()).isEqualTo("unavailable");
      assertThat(made.headers().firstValue("Retry-After")).isPresent();
      assertThat(made.headers().firstValue("Location")).isEmpty();
      assertThat(made.headers().firstValue("ETag")).isEmpty();
      assertThat(made.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(made.headers().firstValue("traceparent")).isPresent();
      assertThat(made.body()).doesNotContain("王某江");
      HttpResponse<String> listed = lost.send(lost.request("/things"));
      assertThat(listed.statusCode()).isEqualTo(503);
      assertThat(listed.body()).doesNotContain("王某江");
      assertThat(lost.send(lost.request("/things/x").DELETE()).statusCode()).isEqualTo(503);
      assertThat(lost.send(lost.request("/things/refused").DELETE()).statusCode()).isEqualTo(503);
      assertThat(lost.send(lost.request("/things/half")).statusCode()).isEqualTo(503);
      HttpResponse<String> text = lost.send(lost.request("/things/text"));
      assertThat(text.statusCode()).isEqualTo(503);
      assertThat(text.body()).doesNotContain("王某江");
      assertThat(lost.send(lost.request("/open")).statusCode()).isEqualTo(200);
      assertThat(REMOVED).as("nothing is done that cannot be entered").hasValue(0);
    }
  }

  private static HttpResponse<String> delete(String id) {
    return web.send(web.request("/things/" + id).DELETE());
  }

  private static List<Document> entries() {
    return TestStack.database(DATABASE)
        .getCollection(AuditStore.COLLECTION)
        .find()
        .sort(new Document("_id", 1))
        .into(new java.util.ArrayList<>());
  }

  private static Deed last() {
    return EntryDocuments.read(entries().getLast()).deed();
  }
}
