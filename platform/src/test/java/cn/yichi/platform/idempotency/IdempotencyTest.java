package cn.yichi.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.problem.WebProbe;
import cn.yichi.platform.security.Endpoints;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultAutoConfiguration;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;

@Tag("database")
@Timeout(60)
class IdempotencyTest {
  private static final String DATABASE = TestStack.freshDatabase().getName();
  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Instant.parse("2026-07-01T00:00:00Z"));
  private static final AtomicInteger CREATED = new AtomicInteger();
  private static final Gate GATE = new Gate();

  private static WebProbe web;

  /** Holds a request inside its handler until the test lets it go on. */
  private static final class Gate {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    void pass() {
      try {
        entered.countDown();
        assertThat(open.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    VaultAutoConfiguration.class,
    IdempotencyAutoConfiguration.class,
    Found.class
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
      return new MovableClock();
    }
  }

  /** A database that nobody answers for. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    VaultAutoConfiguration.class,
    IdempotencyAutoConfiguration.class,
    Found.class
  })
  static class AwayParts {
    @Bean
    MongoClient client() {
      return MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200");
    }

    @Bean
    MongoDatabase database(MongoClient client) {
      return client.getDatabase(DATABASE);
    }

    @Bean
    Clock clock() {
      return new MovableClock();
    }
  }

  /** What the filter of sign-in brings where there is one. */
  @Configuration(proxyBeanMethods = false)
  static class Found {
    @Bean
    Endpoints endpoints(@Lazy @Qualifier("requestMappingHandlerMapping") HandlerMapping mapping) {
      return new Endpoints(mapping);
    }
  }

  private static final class MovableClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return NOW.get();
    }
  }

  @RestController
  static class Handlers {
    @Idempotent
    @PostMapping("/things")
    ResponseEntity<Map<String, String>> create(
        @RequestBody Map<String, String> thing, HttpServletRequest request) {
      String name = thing.getOrDefault("name", "");
      if (name.equals("slow")) {
        GATE.pass();
      }
      if (name.equals("refused")) {
        throw new ProblemException(CommonProblem.INVALID_FIELDS);
      }
      if (name.equals("broken") && CREATED.incrementAndGet() % 2 == 1) {
        throw new IllegalStateException("fails the first time");
      }
      int number = CREATED.incrementAndGet();
      String reference = IdempotencyKey.of(request).map(IdempotencyKey::id).orElse("none");
      return ResponseEntity.created(URI.create("/things/" + number))
          .header("ETag", "\"" + number + "\"")
          .body(Map.of("holder", "王某江", "number", "" + number, "reference", reference));
    }

    @Idempotent
    @PostMapping(path = "/files", consumes = "text/csv")
    ResponseEntity<Long> upload(InputStream body) throws IOException {
      CREATED.incrementAndGet();
      return ResponseEntity.accepted().body(body.skip(Long.MAX_VALUE));
    }

    @PostMapping("/questions")
    int ask(@RequestBody String question) {
      return CREATED.incrementAndGet();
    }
  }

  @BeforeAll
  static void start() {
    web = WebProbe.start(Parts.class, Handlers.class);
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  @Test
  void gives_the_same_answer_again_and_creates_nothing() {
    String key = key();
    HttpResponse<String> first = create(key, "{\"name\":\"a\"}");
    int created = CREATED.get();
    HttpResponse<String> second = create(key, "{\"name\":\"a\"}");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(second.body()).isEqualTo(first.body()).contains("王某江");
    for (String header : new String[] {"Location", "ETag", "Content-Type"}) {
      assertThat(second.headers().firstValue(header)).isEqualTo(first.headers().firstValue(header));
    }
    assertThat(CREATED).hasValue(created);
  }

  @Test
  void refuses_other_content_under_the_same_key() {
    String key = key();
    create(key, "{\"name\":\"a\"}");
    int created = CREATED.get();
    HttpResponse<String> other = create(key, "{\"name\":\"b\"}");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(WebProbe.json(other).at("/code").asString()).isEqualTo("idempotency-key-reused");
    HttpResponse<String> otherQuery =
        web.post("/things?backfill=true", "{\"name\":\"a\"}", header(key));
    assertThat(otherQuery.statusCode()).isEqualTo(422);
    assertThat(CREATED).hasValue(created);
  }

  @Test
  void tells_a_concurrent_repetition_to_wait() throws Exception {
    String key = key();
    var first = CompletableFuture.supplyAsync(() -> create(key, "{\"name\":\"slow\"}"));
    assertThat(GATE.entered.await(20, TimeUnit.SECONDS)).isTrue();
    HttpResponse<String> second = create(key, "{\"name\":\"slow\"}");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.headers().firstValue("Retry-After")).contains("2");
    GATE.open.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
    assertThat(create(key, "{\"name\":\"slow\"}").body()).isEqualTo(first.get().body());
  }

  @Test
  void lets_only_one_of_many_at_once_create() {
    String key = key();
    int before = CREATED.get();
    var all =
        IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> create(key, "{\"name\":\"many\"}")))
            .toList();
    assertThat(all).allSatisfy(each -> assertThat(each.join().statusCode()).isIn(201, 409));
    assertThat(CREATED).hasValue(before + 1);
  }

  @Test
  void frees_the_key_when_nothing_was_created() {
    String refused = key();
    assertThat(create(refused, "{\"name\":\"refused\"}").statusCode()).isEqualTo(422);
    assertThat(create(refused, "{\"name\":\"corrected\"}").statusCode()).isEqualTo(201);
    String malformed = key();
    assertThat(create(malformed, "{").statusCode()).isEqualTo(400);
    assertThat(create(malformed, "{\"name\":\"a\"}").statusCode()).isEqualTo(201);
    String broken = key();
    CREATED.set(CREATED.get() / 2 * 2);
    assertThat(create(broken, "{\"name\":\"broken\"}").statusCode()).isEqualTo(500);
    assertThat(create(broken, "{\"name\":\"broken\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void frees_a_key_whose_holder_died_once_its_lease_ended() {
    String key = key();
    String id = WebProbe.json(create(key, "{\"name\":\"a\"}")).at("/reference").asString();
    Document left = new Document(stored(id));
    left.remove("answer");
    left.remove("content");
    collection().replaceOne(new Document("_id", id), left);
    assertThat(create(key, "{\"name\":\"a\"}").statusCode()).isEqualTo(409);
    NOW.updateAndGet(now -> now.plus(IdempotencyStore.LEASE));
    HttpResponse<String> again = create(key, "{\"name\":\"a\"}");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(WebProbe.json(again).at("/reference").asString()).isEqualTo(id);
  }

  @Test
  void forgets_after_76_hours() {
    String key = key();
    String first = create(key, "{\"name\":\"a\"}").body();
    NOW.updateAndGet(now -> now.plus(Duration.ofHours(76)).minusSeconds(1));
    assertThat(create(key, "{\"name\":\"a\"}").body()).isEqualTo(first);
    NOW.updateAndGet(now -> now.plusSeconds(1));
    assertThat(create(key, "{\"name\":\"a\"}").body()).isNotEqualTo(first);
  }

  @Test
  void sweeps_what_has_expired() {
    create(key(), "{\"name\":\"a\"}");
    NOW.updateAndGet(now -> now.plus(IdempotencyKey.KEPT).plusSeconds(1));
    String kept = WebProbe.json(create(key(), "{\"name\":\"a\"}")).at("/reference").asString();
    var store =
        new IdempotencyStore(
            web.bean(MongoDatabase.class), web.bean(PiiVault.class), new MovableClock());
    store.sweep();
    assertThat(collection().find().map(each -> each.getString("_id"))).containsExactly(kept);
  }

  @Test
  void keeps_no_answer_in_clear() {
    String id = WebProbe.json(create(key(), "{\"name\":\"a\"}")).at("/reference").asString();
    assertThat(stored(id).toJson()).doesNotContain("王某江", "things");
    assertThat(stored(id).getInteger("schemaVersion")).isEqualTo(1);
  }

  @Test
  void digests_large_uploads_while_they_stream() {
    byte[] file = new byte[20_000_000];
    new Random(7).nextBytes(file);
    String key = key();
    int before = CREATED.get();
    assertThat(upload(key, file).body()).isEqualTo("20000000");
    assertThat(upload(key, file).headers().firstValue("Idempotency-Replayed")).contains("true");
    file[file.length - 1] ^= 1;
    assertThat(upload(key, file).statusCode()).isEqualTo(422);
    assertThat(CREATED).hasValue(before + 1);
  }

  @Test
  void refuses_forms_and_malformed_keys() {
    HttpRequest.Builder form =
        web.request("/things")
            .header("Idempotency-Key", key())
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofString("--x--"));
    assertThat(WebProbe.json(web.send(form)).at("/code").asString())
        .isEqualTo("idempotency-needs-raw-body");
    HttpResponse<String> malformed = create("two words", "{\"name\":\"a\"}");
    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(WebProbe.json(malformed).at("/field").asString()).isEqualTo("Idempotency-Key");
  }

  @Test
  void leaves_handlers_alone_that_did_not_ask_for_it() {
    String key = key();
    String first = web.post("/questions", "\"x\"", header(key)).body();
    assertThat(web.post("/questions", "\"x\"", header(key)).body()).isNotEqualTo(first);
  }

  @Test
  void creates_nothing_while_the_database_is_away() {
    int before = CREATED.get();
    try (WebProbe lost = WebProbe.start(AwayParts.class, Handlers.class)) {
      HttpResponse<String> response = lost.post("/things", "{\"name\":\"a\"}", header(key()));
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }
    assertThat(CREATED).hasValue(before);
  }

  @Test
  void works_without_a_key() {
    assertThat(web.post("/things", "{\"name\":\"a\"}", Map.of()).body()).contains("\"none\"");
  }

  private static HttpResponse<String> create(String key, String json) {
    return web.post("/things", json, header(key));
  }

  private static HttpResponse<String> upload(String key, byte[] file) {
    return web.send(
        web.request("/files")
            .header("Idempotency-Key", key)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  private static Map<String, String> header(String key) {
    return Map.of("Idempotency-Key", key);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static MongoCollection<Document> collection() {
    return web.bean(MongoDatabase.class).getCollection(IdempotencyStore.COLLECTION);
  }

  private static Document stored(String id) {
    return Objects.requireNonNull(collection().find(new Document("_id", id)).first());
  }
}
