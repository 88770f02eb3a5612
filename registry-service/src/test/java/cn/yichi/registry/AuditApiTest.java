package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.vocabulary.MerkleFrontier;
import cn.yichi.embedded.EmbeddedBroker;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.registry.RunningRegistry.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What the running service enters in its audit log, read back as an auditor does. */
@Tag("database")
@Timeout(120)
class AuditApiTest {
  private static final String DATABASE = TestStack.freshDatabase().getName();
  private static EmbeddedBroker broker;
  private static RunningRegistry registry;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start();
    registry = service();
  }

  private static RunningRegistry service() {
    return RunningRegistry.start(TestStack.mongoUri(DATABASE), broker.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    registry.close();
    broker.close();
  }

  @Test
  void changes_reads_and_refusals_are_entered_with_what_they_touched() {
    Answer made = registry.post("/api/certificates", Statements.certificate(700_001));
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    String id = made.text("certificateId");
    expect("certificate.register", "CHANGE", 201, "", List.of(id));
    registry.get("/api/certificates/" + id);
    expect("certificate.show", "PERSONAL_READ", 200, "", List.of(id));
    registry.get("/api/certificates/unknown");
    expect("certificate.show", "PERSONAL_READ", 404, "certificate-unknown", List.of());
    registry.put("/api/certificates/" + id, Statements.certificate(700_001));
    expect("certificate.correct", "CHANGE", 428, "version-required", List.of(id));
    registry.post("/api/certificates", "{");
    expect("certificate.register", "CHANGE", 400, "unreadable-json", List.of());
    registry.post("/api/certificates/lookup", Map.of("number", "x"));
    expect("certificate.look-up", "PERSONAL_READ", 422, "second-fact-missing", List.of());
    registry.put("/api/issuers/nonsense", Map.of());
    expect("issuer.file", "CHANGE", 422, "issuer-refused", List.of());
    JsonNode known = registry.get("/api/issuers/S000050000123").json();
    registry.put("/api/issuers/S000050000123", Map.of("nothing", known.path("version")));
    expect("issuer.file", "CHANGE", 400, "unknown-property", List.of());
  }

  @Test
  void of_ten_confirmations_at_once_the_log_tells_the_one_that_decided() {
    String id =
        registry.post("/api/certificates", Statements.certificate(700_003)).text("certificateId");
    Answer proposed =
        registry.post(
            "/api/certificates/" + id + "/revocation",
            Map.of("reason", "考试舞弊", "effectiveFrom", "2026-03-01"),
            "If-Match",
            "\"1\"");
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    String[] another = Person.signedIn("li", "desk", Role.SUPERVISOR);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        threads.submit(
            () -> registry.post(proposed.header("Location") + "/confirmation", "", another));
      }
    }
    List<String> codes =
        entries("proposal.confirm").stream()
            .filter(entry -> texts(entry.path("objects")).contains(id))
            .filter(entry -> entry.path("status").asInt() < 300)
            .map(entry -> entry.path("code").asString(""))
            .toList();
    assertThat(codes).filteredOn(String::isEmpty).hasSize(1);
    assertThat(codes).filteredOn("repeated"::equals).hasSize(codes.size() - 1);
    assertThat(codes).hasSize(10);
  }

  @Test
  void a_replayed_answer_is_entered_as_such_with_what_the_first_touched() {
    Map<String, Object> body = Statements.certificate(700_004);
    String id =
        registry
            .post("/api/certificates", body, "Idempotency-Key", "audited-replay")
            .text("certificateId");
    expect("certificate.register", "CHANGE", 201, "", List.of(id));
    registry.post("/api/certificates", body, "Idempotency-Key", "audited-replay");
    expect("certificate.register", "CHANGE", 201, "replayed", List.of(id));
  }

  @Test
  void an_import_is_one_entry_for_all_its_rows() {
    Answer taken =
        registry.send(
            "POST", "/api/imports", file("synthetic-chongqing.csv"), "Content-Type", "text/csv");
    String job = taken.json().path("id").asString();
    expect("import.receive", "CHANGE", 202, "", List.of(job));
    JsonNode ended =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> registry.get(taken.header("Location")).json(), it -> it.has("endedAt"));
    JsonNode entry = last("import.end");
    assertThat(texts(entry.path("objects")))
        .startsWith(job)
        .contains("rows:4", "accepted:" + ended.path("accepted").asInt(), "refused:1");
    assertThat(entry.path("code").asString()).isEqualTo("COMPLETED");
    assertThat(entry.path("batch").path("count").asInt()).isEqualTo(3);
    assertThat(entry.path("batch").path("root").asString())
        .isNotEqualTo(MerkleFrontier.EMPTY.root());
    registry.get("/api/imports/" + job + "/errors");
    expect("import.errors", "PERSONAL_READ", 200, "", List.of(job));
  }

  @Test
  void reading_the_log_is_entered_and_pages_follow_their_cursor() {
    registry.get("/api/certificates/unknown");
    JsonNode first = audit("/api/audit/entries?limit=1").json();
    String next = first.path("next").asString();
    String chain = next.substring(0, next.indexOf('/'));
    assertThat(first.path("items").get(0).path("kind").asString()).isEqualTo("CHAIN_START");
    JsonNode second = audit("/api/audit/entries?limit=1&chain=" + chain + "&after=" + next).json();
    assertThat(second.path("items").get(0).path("id").asString()).isGreaterThan(next);
    last("audit.read");
  }

  @Test
  void what_is_wrong_with_a_question_about_the_log_is_said_with_its_value_and_range() {
    assertWrong("after=zz", 400, "cursor-malformed", "zz");
    for (String limit : List.of("0", "201", "-5")) {
      JsonNode problem = assertWrong("limit=" + limit, 400, "limit-out-of-range", limit);
      assertThat(problem.path("remedy").asString()).contains("1").contains("200");
    }
    assertWrong("chain=none", 404, "chain-unknown", "none");
    assertWrong("chain=a/b", 404, "chain-unknown", "a/b");
    assertWrong("chain=registry.none&after=a/000000000001", 404, "chain-unknown", "registry.none");
  }

  private static JsonNode assertWrong(String query, int status, String code, String value) {
    var answer = audit("/api/audit/entries?" + query);
    assertThat(answer.status()).as(query).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.text("value")).isEqualTo(value);
    return answer.json();
  }

  @Test
  void the_log_verifies_across_a_restart_and_a_cut_tail_is_found() {
    registry.get("/api/certificates/unknown");
    registry.close();
    registry = service();
    registry.get("/api/certificates/unknown");
    JsonNode report =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> audit("/api/audit/verification").json(),
                it -> !it.path("verdict").asString().equals("CANNOT_TELL"));
    assertThat(report.path("verdict").asString()).as(report.toString()).isEqualTo("INTACT");
    assertThat(report.path("chains").asInt()).isGreaterThanOrEqualTo(2);
    var log = TestStack.database(DATABASE).getCollection("audit");
    String own = last("certificate.show").path("id").asString();
    String chain = own.substring(0, own.indexOf('/'));
    var before =
        log.find().sort(new Document("_id", -1)).into(new ArrayList<>()).stream()
            .filter(entry -> !entry.getString("_id").startsWith(chain))
            .findFirst()
            .orElseThrow();
    log.deleteOne(before);
    JsonNode broken = audit("/api/audit/verification").json();
    assertThat(broken.path("faults").get(0).path("kind").asString()).isEqualTo("TAIL_CUT");
    log.insertOne(before);
    assertThat(audit("/api/audit/verification").json().path("verdict").asString())
        .isEqualTo("INTACT");
  }

  private static Answer audit(String path) {
    String auditor = TestProvider.shared().token("500000", Role.AUDITOR).bearer();
    return registry.get(path, "Authorization", auditor);
  }

  private static void expect(
      String action, String kind, int status, String code, List<String> objects) {
    JsonNode entry = last(action);
    assertThat(entry.path("kind").asString()).isEqualTo(kind);
    assertThat(entry.path("status").asInt()).isEqualTo(status);
    assertThat(entry.path("code").asString("")).isEqualTo(code);
    assertThat(texts(entry.path("objects"))).isEqualTo(objects);
    assertThat(entry.path("address").asString()).isEqualTo("127.0.0.1");
    assertThat(entry.path("trace").asString()).matches("[0-9a-f]{32}");
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asString()));
    return texts;
  }

  private static List<JsonNode> entries(String action) {
    List<JsonNode> found = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = audit("/api/audit/entries?limit=200" + after).json();
      page.path("items").forEach(found::add);
      after = page.has("next") ? "&after=" + page.path("next").asString() : "";
    } while (!after.isEmpty());
    return found.stream().filter(entry -> entry.path("action").asString().equals(action)).toList();
  }

  /** The last entry of that action, in the order of time. */
  private static JsonNode last(String action) {
    return entries(action).stream()
        .max(
            Comparator.comparing((JsonNode entry) -> entry.path("at").asString())
                .thenComparing(entry -> entry.path("id").asString()))
        .orElseThrow(() -> new AssertionError(action + " has no entry"));
  }

  private static byte[] file(String name) {
    try (InputStream in = AuditApiTest.class.getResourceAsStream("/imports/" + name)) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
