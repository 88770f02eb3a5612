package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.registry.RunningRegistry.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API on a real database, without a broker: writes succeed, facts wait. */
@Tag("database")
class RegistryApiTest {
  private static final AtomicInteger SERIAL = new AtomicInteger();
  private final RunningRegistry registry = RunningRegistry.shared();

  @Test
  void registers_a_certificate_and_shows_its_public_state() {
    Map<String, Object> body = Statements.certificate(SERIAL.incrementAndGet());
    Answer created = registry.post("/api/certificates", body);
    assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
    assertThat(created.text("outcome")).isEqualTo("ACCEPTED");
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    Answer shown = registry.get(created.header("Location"));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("level")).isEqualTo("INTERMEDIATE_WORKER");
    assertThat(shown.json().path("occupation").path("code").asString()).isEqualTo("6-18-01-01");
    assertThat(shown.raw().body())
        .doesNotContain(Statements.NAME)
        .doesNotContain(Statements.ID_NUMBER)
        .doesNotContain((String) body.get("number"));
  }

  @Test
  void the_same_statement_again_is_known() {
    Map<String, Object> body = Statements.certificate(SERIAL.incrementAndGet());
    Answer first = registry.post("/api/certificates", body);
    Answer second = registry.post("/api/certificates", body);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("outcome")).isEqualTo("ALREADY_KNOWN");
    assertThat(second.text("certificateId")).isEqualTo(first.text("certificateId"));
  }

  @Test
  void an_idempotency_key_gives_the_first_answer_again() {
    Map<String, Object> body = Statements.certificate(SERIAL.incrementAndGet());
    String key = "test-key-" + SERIAL.get();
    Answer first = registry.post("/api/certificates", body, "Idempotency-Key", key);
    Answer second = registry.post("/api/certificates", body, "Idempotency-Key", key);
    assertThat(second.status()).as(second.raw().body()).isEqualTo(201);
    assertThat(second.raw().body()).isEqualTo(first.raw().body());
  }

  @Test
  void refuses_other_content_under_a_known_number() {
    Map<String, Object> body = Statements.certificate(SERIAL.incrementAndGet());
    registry.post("/api/certificates", body);
    Answer refused =
        registry.post(
            "/api/certificates",
            Statements.with(body, "theoryScore", "60"),
            "Accept-Language",
            "en");
    assertProblem(refused, 409, "certificate-conflict");
    assertThat(refused.text("field")).isEqualTo("theoryScore");
    assertThat(refused.text("detail")).contains("theoryScore").contains("version 1");
  }

  @Test
  void names_every_fault_of_a_statement_with_its_remedy() {
    Map<String, Object> body =
        Statements.with(
            Statements.with(Statements.certificate(1), "level", "三级"),
            "documentNumber",
            "110105194912310021");
    Answer refused = registry.post("/api/certificates", body);
    assertProblem(refused, 422, "certificate-refused");
    assertThat(fields(refused)).contains("documentNumber", "number");
    for (JsonNode error : refused.json().path("errors")) {
      assertThat(error.path("code").asString()).isNotBlank();
      assertThat(error.path("fault").asString()).isNotBlank();
      assertThat(error.path("remedy").asString()).isNotBlank();
    }
    assertThat(refused.raw().body()).doesNotContain("110105194912310021");
  }

  @Test
  void shows_only_the_ends_of_a_persons_number_in_the_wrong_field() {
    Map<String, Object> body = Statements.certificate(1);
    for (String field : List.of("level", "education", "issuedOn", "county", "theoryScore")) {
      body = Statements.with(body, field, Statements.ID_NUMBER);
    }
    Answer refused =
        registry.post("/api/certificates", Statements.with(body, "occupationName", "13800000001"));
    assertProblem(refused, 422, "certificate-refused");
    assertThat(refused.json().path("errors")).hasSize(6);
    assertThat(refused.raw().body())
        .contains("110***********002X", "138****0001")
        .doesNotContain(Statements.ID_NUMBER)
        .doesNotContain("13800000001");
  }

  @Test
  void keeps_no_text_that_nobody_can_read() {
    String sound =
        JsonMapper.shared()
            .writeValueAsString(Statements.with(Statements.certificate(1), "industry", "@"));
    for (String damaged : List.of("a\\u0000b", "\\ud800", "\\ufffd")) {
      Answer refused =
          registry.post("/api/certificates", sound.replace("@", damaged), "Accept-Language", "en");
      assertProblem(refused, 422, "certificate-refused");
      assertThat(refused.text("field")).isEqualTo("industry");
      assertThat(refused.text("fault")).contains("damaged characters");
    }
  }

  @Test
  void refuses_an_unknown_property_rather_than_losing_it() {
    Answer refused =
        registry.post(
            "/api/certificates", Statements.with(Statements.certificate(1), "levle", "四级"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isNotBlank();
  }

  @Test
  void corrects_only_the_version_that_was_seen() {
    Map<String, Object> body = Statements.certificate(SERIAL.incrementAndGet());
    String place = registry.post("/api/certificates", body).header("Location");
    Map<String, Object> right = Statements.with(body, "theoryScore", "91");
    assertProblem(registry.put(place, right), 428, "version-required");
    assertProblem(registry.put(place, right, "If-Match", "three"), 400, "version-malformed");
    Answer corrected = registry.put(place, right, "If-Match", "\"1\"");
    assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
    assertThat(corrected.header("ETag")).isEqualTo("\"2\"");
    assertProblem(registry.put(place, body, "If-Match", "\"1\""), 412, "version-outdated");
    Answer unchanged = registry.put(place, right, "If-Match", "\"2\"");
    assertThat(unchanged.header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void a_correction_cannot_make_another_certificate_of_it() {
    Map<String, Object> body = Statements.certificate(SERIAL.incrementAndGet());
    String place = registry.post("/api/certificates", body).header("Location");
    Answer refused =
        registry.put(
            place,
            Statements.with(body, "number", Statements.number(SERIAL.incrementAndGet())),
            "If-Match",
            "\"1\"");
    assertProblem(refused, 409, "certificate-number-fixed");
  }

  @Test
  void suspends_and_reinstates_in_the_sandbox() {
    Map<String, Object> body = Statements.certificate(SERIAL.incrementAndGet());
    String place = registry.post("/api/certificates", body).header("Location") + "/status";
    Map<String, Object> suspend =
        Map.of("status", "SUSPENDED", "reason", "复核中", "effectiveFrom", "2026-03-01");
    Answer suspended = registry.post(place, suspend, "If-Match", "\"1\"");
    assertThat(suspended.status()).as(suspended.raw().body()).isEqualTo(200);
    assertThat(suspended.text("statusReason")).isEqualTo("复核中");
    assertProblem(registry.post(place, suspend, "If-Match", "\"2\""), 409, "status-step-refused");
    Map<String, Object> reinstate = Map.of("status", "VALID", "effectiveFrom", "2026-04-01");
    assertThat(registry.post(place, reinstate, "If-Match", "\"2\"").text("status"))
        .isEqualTo("VALID");
  }

  @Test
  void a_look_up_needs_a_fitting_second_fact_and_tells_nothing_otherwise() {
    int serial = SERIAL.incrementAndGet();
    registry.post("/api/certificates", Statements.certificate(serial));
    String number = Statements.number(serial);
    for (Map<String, Object> second :
        List.<Map<String, Object>>of(
            Map.of("name", Statements.NAME),
            Map.of("documentNumber", Statements.ID_NUMBER.toLowerCase(java.util.Locale.ROOT)),
            Map.of("issuedOn", "2023-06-01"),
            Map.of("issuerCode", "S000050000123"))) {
      Answer found = registry.post("/api/certificates/lookup", merged(second, "number", number));
      assertThat(found.json().path("match").asBoolean()).as(second.toString()).isTrue();
    }
    Answer wrongName =
        registry.post("/api/certificates/lookup", Map.of("number", number, "name", "李四"));
    Answer wrongNumber =
        registry.post(
            "/api/certificates/lookup",
            Map.of("number", Statements.number(999_999), "name", Statements.NAME));
    assertThat(wrongName.raw().body()).isEqualTo(wrongNumber.raw().body());
    assertProblem(
        registry.post("/api/certificates/lookup", Map.of("number", number)),
        422,
        "second-fact-missing");
    assertProblem(
        registry.post("/api/certificates/lookup", Map.of("name", "李四")), 422, "invalid-fields");
  }

  @Test
  void a_permit_is_found_by_its_number_although_that_is_not_stored_in_the_clear() {
    Answer created = registry.post("/api/certificates", Statements.permit());
    assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
    Answer found =
        registry.post(
            "/api/certificates/lookup",
            Map.of("number", "T" + Statements.ID_NUMBER, "name", Statements.NAME));
    assertThat(found.json().path("match").asBoolean()).isTrue();
    assertThat(found.raw().body()).doesNotContain(Statements.ID_NUMBER);
  }

  @Test
  void the_book_lists_every_certificate_page_by_page() {
    registry.post("/api/certificates", Statements.certificate(SERIAL.incrementAndGet()));
    registry.post("/api/certificates", Statements.certificate(SERIAL.incrementAndGet()));
    Answer first = registry.get("/api/books?limit=1");
    assertThat(first.json().path("items").size()).isEqualTo(1);
    Answer second = registry.get("/api/books?limit=1&after=" + first.text("next"));
    assertThat(second.json().path("items").path(0).path("certificateId").asString())
        .isGreaterThan(first.text("next"));
    assertProblem(registry.get("/api/books?limit=0"), 400, "limit-out-of-range");
    assertProblem(registry.get("/api/books?after=x"), 400, "cursor-malformed");
  }

  @Test
  void unknown_certificates_and_issuers_are_not_found() {
    assertProblem(registry.get("/api/certificates/nonsense"), 404, "certificate-unknown");
    assertProblem(registry.get("/api/certificates/" + "a".repeat(32)), 404, "certificate-unknown");
    assertProblem(registry.get("/api/issuers/S999999999999"), 404, "issuer-unknown");
  }

  @Test
  void seeded_issuers_are_on_file() {
    Answer issuer = registry.get("/api/issuers/Y000050000456");
    assertThat(issuer.text("issuerClass")).isEqualTo("EMPLOYER");
    assertThat(issuer.json().path("standing").size()).isEqualTo(2);
    assertThat(issuer.json().path("filings").path(0).path("occupation").asString())
        .isEqualTo("E2022:6-18-02-04");
  }

  @Test
  void files_an_issuer_and_accepts_its_certificates_at_once() {
    int serial = SERIAL.incrementAndGet();
    Map<String, Object> statement =
        Statements.with(
            Statements.with(Statements.certificate(serial), "issuerCode", "S000050000777"),
            "number",
            "S000050000777234%06d".formatted(serial));
    assertProblem(registry.post("/api/certificates", statement), 422, "certificate-refused");
    Map<String, Object> issuer =
        Map.of(
            "name",
            "新评价机构",
            "issuerClass",
            "SOCIAL_BODY",
            "filings",
            List.of(
                Map.of(
                    "kind",
                    "SKILL_LEVEL",
                    "occupation",
                    "*",
                    "levels",
                    List.of("四级"),
                    "from",
                    "2022-01-01")));
    Answer filed = registry.put("/api/issuers/S000050000777", issuer);
    assertThat(filed.status()).as(filed.raw().body()).isEqualTo(201);
    assertThat(registry.put("/api/issuers/S000050000777", issuer).header("ETag"))
        .isEqualTo("\"1\"");
    assertThat(registry.post("/api/certificates", statement).status()).isEqualTo(201);
    assertProblem(
        registry.put(
            "/api/issuers/S000050000777",
            Statements.with(issuer, "name", "改名"),
            "If-Match",
            "\"7\""),
        412,
        "version-outdated");
  }

  @Test
  void names_every_fault_of_an_issuer() {
    Answer refused =
        registry.put(
            "/api/issuers/S000050000888",
            Map.of(
                "name", "",
                "issuerClass", "CLUB",
                "filings", List.of(Map.of("kind", "SKILL_LEVEL", "from", "yesterday"))));
    assertProblem(refused, 422, "issuer-refused");
    assertThat(fields(refused))
        .containsExactlyInAnyOrder(
            "name", "issuerClass", "filings[0].occupation", "filings[0].from");
  }

  @Test
  void an_issuer_of_another_province_is_for_its_own_registry_to_file() {
    Answer refused =
        registry.put(
            "/api/issuers/S000051000888",
            Map.of(
                "name",
                "四川省某技能评价中心",
                "issuerClass",
                "SOCIAL_BODY",
                "filings",
                List.of(Map.of("kind", "SKILL_LEVEL", "occupation", "*", "from", "2021-01-01"))));
    assertProblem(refused, 422, "issuer-refused");
    assertThat(refused.text("field")).isEqualTo("code");
    assertThat(refused.json().at("/errors/0/code").asString())
        .isEqualTo("ISSUER_OF_ANOTHER_REGION");
  }

  @Test
  void a_list_with_a_hole_is_the_senders_fault() {
    Answer refused =
        registry.put("/api/issuers/S000050000888", "{\"filings\":[null],\"standing\":[null]}");
    assertProblem(refused, 422, "issuer-refused");
    assertThat(fields(refused)).contains("filings", "standing");
  }

  @Test
  void issuers_are_listed_page_by_page() {
    Answer first = registry.get("/api/issuers?limit=1");
    Answer second = registry.get("/api/issuers?limit=1&after=" + first.text("next"));
    assertThat(second.json().path("items").path(0).path("code").asString())
        .isGreaterThan(first.text("next"));
  }

  @Test
  void is_ready_without_a_broker() {
    assertThat(registry.get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.text("type")).isEqualTo("urn:yichi:problem:" + slug);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("fault")).isNotBlank();
    assertThat(answer.text("remedy")).isNotBlank();
  }

  private static List<String> fields(Answer answer) {
    return answer.json().path("errors").valueStream().map(e -> e.path("field").asString()).toList();
  }

  private static Map<String, Object> merged(Map<String, Object> body, String field, Object value) {
    return Statements.with(body, field, value);
  }
}
