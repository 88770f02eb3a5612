package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.registry.RunningRegistry.Answer;
import cn.yichi.registry.intake.SampleFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Persons with several documents, over HTTP and on a real database. */
@Tag("database")
class HolderDocumentsApiTest {
  private static final String[] ZHANG =
      Person.signedIn("zhang", "desk", Role.OFFICER, Role.SUPERVISOR);
  private static final String[] LI = Person.signedIn("li", "desk", Role.SUPERVISOR);
  private static final String DATABASE = TestStack.freshDatabase().getName();
  private static final AtomicInteger SERIAL = new AtomicInteger(2_000);
  private static final byte[] ENDED = "{\"reason\":\"录入有误\"}".getBytes(StandardCharsets.UTF_8);

  private static RunningRegistry registry;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start(TestStack.mongoUri(DATABASE), RunningRegistry.NO_BROKER);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void a_document_nobody_knew_is_linked_once_another_person_confirms() {
    int person = registered();
    String passport = "E%08d".formatted(person);
    Answer proposed = propose(person, "护照", passport);
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    assertThat(proposed.raw().body()).doesNotContain(passport);
    assertThat(documents(person).json().path("documents")).hasSize(1);
    assertThat(stored(passport(passport))).containsEntry("status", "PROPOSED");
    assertThat(stored(passport(passport))).doesNotContainKey("pending");
    assertProblem(confirm(proposed, ZHANG), 403, "proposal-own");
    Answer confirmed = confirm(proposed, LI);
    assertThat(confirmed.text("state")).as(confirmed.raw().body()).isEqualTo("CARRIED_OUT");
    Answer listed = documents(person);
    assertThat(listed.text("oldest")).isEqualTo(ref(person));
    assertThat(listed.json().path("documents")).hasSize(2);
    assertThat(listed.json().at("/documents/1/documentType").asString()).isEqualTo("普通护照");
    assertThat(listed.json().at("/documents/1/documentNumber").asString())
        .isEqualTo(new IdDocument(DocumentType.PASSPORT, passport).masked());
    assertThat(listed.raw().body()).doesNotContain(passport, SampleFile.document(person));
    assertThat(stored(passport(passport)).toJson()).doesNotContain(passport);
    assertThat(fact(passport(passport))).contains("LINKED", ref(person)).doesNotContain(passport);
  }

  @Test
  void of_two_on_file_who_was_registered_first_stands_for_the_person() {
    int first = registered();
    int second = registered();
    Answer proposed = propose(second, "居民身份证", SampleFile.document(first));
    assertThat(proposed.text("subject")).isEqualTo(ref(second));
    confirm(proposed, LI);
    assertThat(documents(second).text("oldest")).isEqualTo(ref(first));
    assertThat(documents(first).json().path("documents")).hasSize(2);
    assertProblem(propose(first, "居民身份证", SampleFile.document(second)), 409, "holder-link-known");
    int third = registered();
    assertProblem(
        propose(third, "居民身份证", SampleFile.document(second)), 409, "holder-linked-elsewhere");
  }

  @Test
  void an_erasure_reaches_all_who_are_linked_and_no_others() {
    int first = registered();
    int second = registered();
    int third = registered();
    confirm(propose(first, "居民身份证", SampleFile.document(second)), LI);
    assertThat(
            registry
                .send("DELETE", "/api/holders/" + ref(second) + "/contact", new byte[0])
                .status())
        .isEqualTo(204);
    assertThat(person(first)).doesNotContainKey("mobile");
    assertThat(person(second)).doesNotContainKey("mobile");
    assertThat(person(third)).containsKey("mobile");
  }

  @Test
  void a_mistaken_link_is_ended_and_may_be_made_again() {
    int first = registered();
    int second = registered();
    confirm(propose(first, "居民身份证", SampleFile.document(second)), LI);
    String link = "/api/holders/" + ref(first) + "/documents/" + ref(second);
    assertThat(
            registry.send("DELETE", link, "{}".getBytes(StandardCharsets.UTF_8), json()).status())
        .isEqualTo(422);
    assertThat(registry.send("DELETE", link, ENDED, json()).status()).isEqualTo(204);
    assertThat(registry.send("DELETE", link, ENDED, json()).status()).isEqualTo(204);
    assertThat(fact(ref(second))).contains("ENDED");
    assertThat(documents(first).json().path("documents")).hasSize(1);
    int stranger = registered();
    assertProblem(
        registry.send(
            "DELETE", "/api/holders/" + ref(stranger) + "/documents/" + ref(second), ENDED, json()),
        404,
        "holder-link-unknown");
    confirm(propose(second, "居民身份证", SampleFile.document(first)), LI);
    assertThat(documents(first).json().path("documents")).hasSize(2);
  }

  @Test
  void the_same_key_and_a_second_try_make_no_second_proposal() {
    int person = registered();
    String passport = "E%08d".formatted(person);
    Answer first = propose(person, "护照", passport, "Idempotency-Key", "link-" + person);
    Answer again = propose(person, "护照", passport, "Idempotency-Key", "link-" + person);
    assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotBlank();
    assertProblem(propose(person, "护照", passport), 409, "proposal-open");
    confirm(first, LI);
    assertThat(documents(person).json().path("documents")).hasSize(2);
  }

  @Test
  void a_faulty_statement_names_every_fault_and_no_number() {
    int person = registered();
    Answer refused = propose(person, "居民身份证", "110105194912310021");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.raw().body()).doesNotContain("110105194912310021");
    Answer empty = registry.post("/api/holders/" + ref(person) + "/documents", Map.of(), ZHANG);
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.json().path("errors")).hasSize(2);
    assertProblem(
        registry.post(
            "/api/holders/" + "a".repeat(32) + "/documents", body("护照", "E12345678"), ZHANG),
        404,
        "holder-unknown");
    assertProblem(
        registry.get("/api/holders/" + "a".repeat(32) + "/documents"), 404, "holder-unknown");
  }

  /** Somebody new on file; the serial tells the document. */
  private static int registered() {
    int serial = SERIAL.incrementAndGet();
    Answer answer =
        registry.post(
            "/api/certificates",
            Statements.with(
                Statements.certificate(serial), "documentNumber", SampleFile.document(serial)));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return serial;
  }

  private static Map<String, String> body(String type, String number) {
    return new HashMap<>(
        Map.of("documentType", type, "documentNumber", number, "reason", "本人持新证件到窗口办理"));
  }

  private static Answer propose(int person, String type, String number, String... headers) {
    String[] all = java.util.Arrays.copyOf(ZHANG, ZHANG.length + headers.length);
    System.arraycopy(headers, 0, all, ZHANG.length, headers.length);
    return registry.post("/api/holders/" + ref(person) + "/documents", body(type, number), all);
  }

  private static Answer confirm(Answer proposed, String... who) {
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    return registry.post(proposed.header("Location") + "/confirmation", "", who);
  }

  private static Answer documents(int person) {
    return registry.get("/api/holders/" + ref(person) + "/documents");
  }

  private static String[] json() {
    return new String[] {"Content-Type", "application/json"};
  }

  private static String ref(int person) {
    return registry
        .bean(FederatedDigests.class)
        .holderRef(new IdDocument(DocumentType.RESIDENT_ID, SampleFile.document(person)))
        .value();
  }

  private static String passport(String number) {
    return registry
        .bean(FederatedDigests.class)
        .holderRef(new IdDocument(DocumentType.PASSPORT, number))
        .value();
  }

  private static Document stored(String ref) {
    return one("holder_links", ref);
  }

  private static Document person(int person) {
    return one("persons", ref(person));
  }

  private static Document one(String collection, String id) {
    return java.util.Objects.requireNonNull(
        TestStack.database(DATABASE)
            .getCollection(collection)
            .find(new Document("_id", id))
            .first());
  }

  private static String fact(String ref) {
    return stored(ref).getList("pending", Document.class).getLast().getString("json");
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.text("type")).isEqualTo("urn:yichi:problem:" + slug);
  }
}
