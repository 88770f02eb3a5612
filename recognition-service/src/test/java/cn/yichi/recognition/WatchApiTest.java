package cn.yichi.recognition;

import static cn.yichi.recognition.Sharing.HOME;
import static cn.yichi.recognition.Sharing.HOST;
import static cn.yichi.recognition.Sharing.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.Sharing.Code;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Employers watch certificates with their holders' consent, over HTTP and Kafka. */
@Tag("database")
@Timeout(300)
class WatchApiTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final String SOON = TODAY.plusDays(90).toString();
  private static final Registries registries = new Registries();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String DATABASE = TestStack.freshDatabase().getName();
  private static RunningRecognition chongqing;
  private static Sharing sharing;

  @BeforeAll
  static void start() {
    Registries.topics(HOME, HOST);
    begin();
    registries.publish(Registries.issuerState(HOME, Registries.issuer(HOME), 1, "SKILL_LEVEL"));
  }

  private static void begin() {
    chongqing =
        RunningRecognition.start(
            HOST,
            DATABASE,
            "--yichi.recognition.watches.poll=50ms",
            "--yichi.recognition.watches.heartbeat=300ms",
            "--yichi.recognition.watches.streams-of-one=1");
    sharing = new Sharing(chongqing);
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    registries.close();
    CLIENT.close();
  }

  private static Code granted(int serial, String... watchUntil) {
    CertificateState certificate = Registries.certificate(HOME, serial, 1);
    sharing.received(registries, certificate);
    RunningRecognition.await("granted", () -> sharing.outcome(certificate).equals("GRANTED"));
    return sharing.make(
        watchUntil.length == 0 ? wish(serial) : wish(serial, "watchUntil", watchUntil[0]));
  }

  private static Code watched(int serial, int firm) {
    Code code = granted(serial, SOON);
    assertThat(sharing.open(code, firm).text("watchUntil")).isEqualTo(SOON);
    Answer begun = sharing.watch(code, firm);
    assertThat(begun.status()).as(begun.raw().body()).isEqualTo(201);
    assertThat(begun.text("state")).isEqualTo("OPEN");
    assertThat(begun.json().path("worth").path("outcome").asString()).isEqualTo("GRANTED");
    return code;
  }

  /** The certificate is revoked, or valid again. */
  private static void changes(int serial, int version, String status) {
    registries.publish(
        Registries.certificate(
            HOME,
            Registries.number(HOME, serial),
            version,
            "SKILL_LEVEL",
            Registries.issuer(HOME),
            "2023-06-01",
            "INTERMEDIATE_WORKER",
            new Registries.Title(null, null),
            "E2022:6-18-01-01",
            null,
            null,
            null,
            status,
            "2023-06-01"));
  }

  private static JsonNode told(int firm) {
    return chongqing
        .get("/api/watches/changes?limit=200", "Authorization", sharing.employer(firm))
        .json();
  }

  private static void awaitTold(int firm, int many) {
    RunningRecognition.await(
        many + " told to " + firm, () -> told(firm).path("items").size() >= many);
    assertThat(told(firm).path("items").size()).isEqualTo(many);
  }

  @Test
  void a_change_is_told_by_list_and_event_and_the_holder_sees_it() {
    Code code = watched(7_421, 7201);
    assertThat(sharing.watch(code, 7201).status()).as("again").isEqualTo(200);
    // Decided anew, and worth the same: as it is stored, so it is read from the topic.
    changes(7_421, 2, "VALID");
    changes(7_421, 3, "REVOKED");
    awaitTold(7201, 1);
    JsonNode change = told(7201).path("items").path(0);
    assertThat(change.path("from").path("outcome").asString()).isEqualTo("GRANTED");
    assertThat(change.path("from").path("level").asString()).isEqualTo("INTERMEDIATE_WORKER");
    assertThat(change.path("to").path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(change.path("day").asString()).isEqualTo(TODAY.toString());
    JsonNode watch = sharing.show(code).json().path("watches").path(0);
    assertThat(watch.path("by").asString()).isEqualTo("org/" + Firms.numbered(7201));
    assertThat(watch.path("told").path(0).path("to").asString()).isEqualTo("REFUSED");
    List<String> events = events(7201);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst())
        .contains(change.path("watch").asString(), "\"GRANTED\"", "\"REFUSED\"")
        .doesNotContain("holder", Registries.NAME, Registries.number(HOME, 7_421), "S00051");
  }

  /** What stands on the topic for an organisation. */
  private static List<String> events(int firm) {
    List<String> found = new ArrayList<>();
    try (var consumer = TestStack.broker().consumer(Map.of("isolation.level", "read_committed"))) {
      String topic = Stream.WATCHES.topic(HOST);
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      RunningRecognition.await(
          "an event",
          () -> {
            found.clear();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            var ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
              consumer
                  .poll(Duration.ofMillis(200))
                  .forEach(
                      record -> {
                        if (new String(record.key(), StandardCharsets.UTF_8)
                            .equals(Firms.numbered(firm))) {
                          found.add(new String(record.value(), StandardCharsets.UTF_8));
                        }
                      });
            }
            return !found.isEmpty();
          });
    }
    return found;
  }

  @Test
  void nobody_watches_without_consent_or_what_he_did_not_open() {
    Code without = granted(7_422);
    sharing.open(without, 7202);
    assertThat(sharing.watch(without, 7202).fault())
        .containsExactly("watch-without-consent", "codeId", without.id());
    Code with = sharing.make(wish(7_422, "watchUntil", SOON));
    assertThat(sharing.watch(with, 7202).fault())
        .containsExactly("watch-not-opened", "codeId", with.id());
    sharing.open(with, 7202);
    assertThat(sharing.watch(with, 7203).text("code")).isEqualTo("watch-not-opened");
    assertThat(sharing.watch(new Code("", "0".repeat(24)), 7202).text("code"))
        .isEqualTo("watch-not-opened");
    assertThat(sharing.watch(new Code("", "x"), 7202).status()).isEqualTo(422);
    String id = sharing.watch(with, 7202).text("id");
    for (Answer others :
        List.of(
            chongqing.get("/api/watches/" + id, "Authorization", sharing.employer(7203)),
            chongqing.delete("/api/watches/" + id, "Authorization", sharing.employer(7203)))) {
      assertThat(others.text("code")).isEqualTo("watch-unknown");
    }
    assertThat(sharing.withdraw(with).status()).isEqualTo(200);
    assertThat(sharing.watch(with, 7202).text("code")).isEqualTo("watch-without-consent");
  }

  @Test
  void once_consent_is_taken_back_nothing_is_told_any_more_not_even_what_stood_there() {
    Code withdrawn = watched(7_423, 7204);
    Code witness = sharing.make(wish(7_423, "watchUntil", SOON));
    sharing.open(witness, 7205);
    sharing.watch(witness, 7205);
    changes(7_423, 2, "REVOKED");
    awaitTold(7204, 1);
    awaitTold(7205, 1);
    Answer answer = sharing.withdraw(withdrawn);
    assertThat(answer.json().path("watchConsent").path("holds").asBoolean(true)).isFalse();
    assertThat(answer.json().path("watches").path(0).path("state").asString())
        .isEqualTo("WITHDRAWN");
    assertThat(told(7204).path("items").size()).isZero();
    changes(7_423, 3, "VALID");
    awaitTold(7205, 2);
    assertThat(events(7204)).hasSize(1);
    assertThat(told(7204).path("items").size()).isZero();
    assertThat(sharing.show(withdrawn).json().path("watches").path(0).path("told").size())
        .isEqualTo(1);
    // The code itself still opens the answer.
    assertThat(sharing.open(withdrawn, 7204).status()).isEqualTo(200);
    sharing.revoke(witness);
    changes(7_423, 4, "REVOKED");
    RunningRecognition.await(
        "revoked", () -> sharing.outcome(Registries.certificate(HOME, 7_423, 1)).equals("REFUSED"));
    assertThat(told(7205).path("items").size()).isZero();
  }

  @Test
  void an_organisation_ends_its_watch_and_begins_again_with_what_holds_then() {
    Code code = watched(7_424, 7206);
    String path = "/api/watches/" + sharing.watch(code, 7206).text("id");
    String token = sharing.employer(7206);
    assertThat(chongqing.get(path, "Authorization", token).text("state")).isEqualTo("OPEN");
    assertThat(chongqing.delete(path, "Authorization", token).text("state")).isEqualTo("ENDED");
    assertThat(chongqing.delete(path, "Authorization", token).status()).isEqualTo(200);
    changes(7_424, 2, "REVOKED");
    RunningRecognition.await(
        "revoked", () -> sharing.outcome(Registries.certificate(HOME, 7_424, 1)).equals("REFUSED"));
    Answer again = sharing.watch(code, 7206);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().path("worth").path("outcome").asString()).isEqualTo("REFUSED");
    changes(7_424, 3, "VALID");
    awaitTold(7206, 1);
    assertThat(told(7206).path("items").path(0).path("to").path("outcome").asString())
        .isEqualTo("GRANTED");
    assertThat(chongqing.get("/api/watches", "Authorization", token).json().path("items").size())
        .isEqualTo(1);
  }

  @Test
  void what_changes_while_the_service_is_down_is_told_afterwards_once() {
    watched(7_425, 7207);
    chongqing.close();
    changes(7_425, 2, "REVOKED");
    begin();
    awaitTold(7207, 1);
    chongqing.close();
    begin();
    changes(7_425, 3, "VALID");
    awaitTold(7207, 2);
    assertThat(events(7207)).hasSize(2);
  }

  /** A stream as its reader gets it, line by line; {@code end} once it ended. */
  private record Reader(BlockingQueue<String> lines, int status, Thread thread) {
    String next(String prefix) throws InterruptedException {
      String line;
      do {
        line = lines.poll(2, TimeUnit.MINUTES);
        assertThat(line).as("waiting for " + prefix).isNotNull();
      } while (!line.startsWith(prefix));
      return line;
    }
  }

  private static Reader read(int firm, @Nullable String last) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + chongqing.port() + "/api/watches/events"))
            .header("Accept", "text/event-stream")
            .header("Authorization", sharing.employer(firm));
    Optional.ofNullable(last).ifPresent(id -> request.header("Last-Event-ID", id));
    HttpResponse<java.util.stream.Stream<String>> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Thread thread =
        Thread.startVirtualThread(
            () -> {
              try (var body = answer.body()) {
                body.forEach(lines::add);
                lines.add("end");
              } catch (RuntimeException broken) {
                lines.add("broken " + broken);
              }
            });
    return new Reader(lines, answer.statusCode(), thread);
  }

  @Test
  void a_stream_tells_what_changes_goes_on_after_the_last_and_ends_with_the_service()
      throws Exception {
    watched(7_426, 7208);
    Reader first = read(7208, null);
    assertThat(first.status()).isEqualTo(200);
    first.next(": ");
    assertThat(read(7208, null).status()).as("one stream only").isEqualTo(429);
    changes(7_426, 2, "REVOKED");
    String id = first.next("id: ").substring("id: ".length());
    assertThat(first.next("event: ")).isEqualTo("event: change");
    assertThat(first.next("data: ")).contains("\"REFUSED\"").doesNotContain("holder");
    long before = System.nanoTime();
    chongqing.close();
    assertThat(first.next("end")).isEqualTo("end");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
    begin();
    assertThat(streamed(Registries.certificate(HOME, 7_426, 1).certificateId())).isEqualTo(1);
    changes(7_426, 3, "VALID");
    awaitTold(7208, 2);
    Reader second = read(7208, id);
    assertThat(second.next("data: ")).contains("\"sequence\":2", "\"to\":{\"outcome\":\"GRANTED\"");
    assertThat(
            chongqing
                .get(
                    "/api/watches/events",
                    "Authorization",
                    sharing.employer(7208),
                    "Last-Event-ID",
                    "x")
                .status())
        .isEqualTo(400);
    JsonNode page =
        chongqing
            .get("/api/watches/changes?limit=1", "Authorization", sharing.employer(7208))
            .json();
    assertThat(page.path("next").asString()).isEqualTo("1");
    assertThat(page.path("more").asBoolean()).isTrue();
    JsonNode rest =
        chongqing
            .get("/api/watches/changes?after=1", "Authorization", sharing.employer(7208))
            .json();
    assertThat(rest.path("items").size()).isEqualTo(1);
    assertThat(rest.path("next").asString()).isEqualTo("2");
    assertThat(rest.path("more").asBoolean(true)).isFalse();
  }

  /** How many streams the audit log names a certificate of. */
  private static long streamed(String certificate) {
    String auditor = TestProvider.shared().token(HOST, Role.AUDITOR).bearer();
    long found = 0;
    String after = "";
    do {
      JsonNode page =
          chongqing.get("/api/audit/entries?limit=200" + after, "Authorization", auditor).json();
      found +=
          page.path("items").values().stream()
              .filter(each -> each.path("action").asString().equals("watch.stream"))
              .filter(each -> each.path("objects").toString().contains(certificate))
              .count();
      after = page.has("next") ? "&after=" + page.path("next").asString() : "";
    } while (!after.isEmpty());
    return found;
  }

  @Test
  void an_erased_certificate_leaves_neither_code_nor_watch_nor_change() {
    Code code = watched(7_427, 7209);
    changes(7_427, 2, "REVOKED");
    awaitTold(7209, 1);
    registries.erase(HOME, Registries.certificate(HOME, 7_427, 1).certificateId());
    RunningRecognition.await("erased", () -> sharing.show(code).status() == 404);
    RunningRecognition.await("nothing told", () -> told(7209).path("items").size() == 0);
    assertThat(sharing.open(code, 7209).text("code")).isEqualTo("share-code-not-opened");
    assertThat(
            chongqing
                .get("/api/watches", "Authorization", sharing.employer(7209))
                .json()
                .path("items")
                .size())
        .isZero();
  }
}
