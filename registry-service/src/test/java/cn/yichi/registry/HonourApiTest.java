package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.registry.RunningRegistry.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Honours over HTTP and on a real database. */
@Tag("database")
class HonourApiTest {
  private static final String[] ZHANG = Person.signedIn("zhang", "desk", Role.OFFICER);
  private static final String[] LI = Person.signedIn("li", "desk", Role.SUPERVISOR);

  private final RunningRegistry registry = RunningRegistry.shared();

  @Test
  void is_recorded_once_and_shown_without_a_name_or_a_number_or_a_level() {
    Answer recorded = record(HonourBodies.contest(1));
    assertThat(recorded.header("ETag")).isEqualTo("\"1\"");
    assertThat(recorded.text("kind")).isEqualTo("CONTEST_RESULT");
    assertThat(recorded.json().path("place").asInt()).isEqualTo(3);
    assertThat(recorded.json().at("/occupation/code").asString()).isEqualTo("6-18-01-01");
    assertThat(recorded.json().propertyNames()).doesNotContain("level");
    Answer again = registry.post("/api/honours", HonourBodies.contest(1));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("honourId")).isEqualTo(recorded.text("honourId"));
    Answer shown = registry.get(recorded.header("Location"));
    assertThat(shown.raw().body())
        .isEqualTo(recorded.raw().body())
        .doesNotContain(Statements.NAME)
        .doesNotContain(Statements.ID_NUMBER);
    Answer conflict =
        registry.post("/api/honours", Statements.with(HonourBodies.contest(1), "place", 2));
    assertProblem(conflict, 409, "honour-conflict");
    assertThat(conflict.json().path("errors").findValuesAsString("field")).containsExactly("place");
    assertThat(conflict.raw().body()).contains(recorded.text("honourId"));
  }

  @Test
  void the_same_key_gives_the_same_answer() {
    Answer first = registry.post("/api/honours", HonourBodies.contest(2), "Idempotency-Key", "h2");
    Answer second = registry.post("/api/honours", HonourBodies.contest(2), "Idempotency-Key", "h2");
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header("Idempotency-Replayed")).isNotEmpty();
    assertThat(second.raw().body()).isEqualTo(first.raw().body());
  }

  @ParameterizedTest
  @CsvSource({
    "name,'',BLANK",
    "documentNumber,110105194912310021,ID_CHECKSUM",
    "kind,首席技师,UNKNOWN_HONOUR_WORD",
    "scope,省级,SCOPE_MISMATCH",
    "contestClass,'',BLANK",
    "place,0,BAD_FORMAT",
    "medal,金牌,NOT_EXPECTED_HERE",
    "region,500000,NOT_EXPECTED_HERE",
    "nameZh,王川江技能大师工作室,HOLDER_NAMED",
    "conferredOn,2199-01-01,DATE_IN_FUTURE",
    "conferredBy,致电 13800001111,PERSONAL_NUMBER"
  })
  void what_is_wrong_is_said_of_its_field_in_the_callers_language(
      String field, String text, String code) {
    Map<String, Object> body = Statements.with(HonourBodies.contest(4), field, text);
    Answer english = registry.post("/api/honours", body, "Accept-Language", "en");
    assertProblem(english, 422, "honour-refused");
    JsonNode error = only(english, code);
    assertThat(error.path("field").asString()).isEqualTo(field);
    assertThat(error.path("fault").asString() + error.path("remedy").asString())
        .isNotBlank()
        .doesNotContain("。");
    assertThat(english.raw().body())
        .doesNotContain(Statements.NAME)
        .doesNotContain("110105194912310021")
        .doesNotContain("13800001111");
    Answer chinese = registry.post("/api/honours", body);
    assertThat(chinese.text("title")).isEqualTo("荣誉信息有误");
  }

  @Test
  void is_corrected_from_the_version_seen_only() {
    String place = record(HonourBodies.contest(5)).header("Location");
    Map<String, Object> right = Statements.with(HonourBodies.contest(5), "place", 1);
    assertProblem(registry.post(place + "/correction", right), 428, "version-required");
    Answer corrected = registry.post(place + "/correction", right, "If-Match", "\"1\"");
    assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
    assertThat(corrected.header("ETag")).isEqualTo("\"2\"");
    assertThat(registry.get(place).json().path("place").asInt()).isEqualTo(1);
    assertProblem(
        registry.post(place + "/correction", right, "If-Match", "\"1\""), 412, "version-outdated");
    record(HonourBodies.contest(6));
    assertProblem(
        registry.post(place + "/correction", HonourBodies.contest(6), "If-Match", "\"2\""),
        409,
        "honour-conflict");
  }

  @Test
  void is_revoked_once_another_person_confirms_and_does_not_change_after() {
    String place = record(HonourBodies.contest(7)).header("Location");
    Map<String, Object> body = Map.of("reason", "成绩作废", "effectiveFrom", "2024-01-01");
    Answer early =
        registry.post(
            place + "/revocation",
            Map.of("reason", "成绩作废", "effectiveFrom", "2023-05-31"),
            with(ZHANG, "\"1\""));
    assertProblem(early, 422, "invalid-fields");
    Answer proposed = registry.post(place + "/revocation", body, with(ZHANG, "\"1\""));
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    assertThat(registry.get(place).text("status")).isEqualTo("VALID");
    String proposal = proposed.header("Location");
    assertThat(registry.post(proposal + "/confirmation", "", ZHANG).status()).isNotEqualTo(200);
    assertThat(registry.get(place).text("status")).isEqualTo("VALID");
    assertThat(registry.post(proposal + "/confirmation", "", LI).text("state"))
        .isEqualTo("CARRIED_OUT");
    Answer revoked = registry.get(place);
    assertThat(revoked.text("status")).isEqualTo("REVOKED");
    assertThat(revoked.text("statusReason")).isEqualTo("成绩作废");
    assertThat(revoked.text("effectiveFrom")).isEqualTo("2024-01-01");
    assertProblem(
        registry.post(place + "/revocation", body, with(ZHANG, "\"2\"")), 409, "honour-revoked");
    assertProblem(
        registry.post(place + "/correction", HonourBodies.contest(7), with(ZHANG, "\"2\"")),
        409,
        "honour-revoked");
    assertProblem(registry.post("/api/honours", HonourBodies.contest(7)), 409, "honour-conflict");
  }

  @Test
  void another_regions_officer_and_an_employer_are_refused() {
    String place = record(HonourBodies.contest(8)).header("Location");
    for (String stranger :
        List.of(
            TestProvider.shared().token("510000", Role.OFFICER).bearer(),
            TestProvider.shared().token("500000", Role.EMPLOYER).bearer(),
            TestProvider.shared().token("500000", Role.AUDITOR).bearer())) {
      Answer refused =
          registry.post("/api/honours", HonourBodies.contest(9), "Authorization", stranger);
      assertThat(refused.status()).isIn(401, 403);
      assertThat(
              registry
                  .post(
                      place + "/correction",
                      HonourBodies.contest(9),
                      "If-Match",
                      "\"1\"",
                      "Authorization",
                      stranger)
                  .status())
          .isIn(401, 403);
    }
    String sichuan = TestProvider.shared().token("510000", Role.OFFICER).bearer();
    assertThat(registry.get(place, "Authorization", sichuan).status()).isIn(401, 403);
  }

  @Test
  void a_worker_lists_the_own_honours_page_by_page_and_nobody_elses() {
    String number = "110101199003070011";
    List<String> recorded = new ArrayList<>();
    String ref = "";
    for (int serial = 20; serial < 23; serial++) {
      Answer entered =
          record(Statements.with(HonourBodies.contest(serial), "documentNumber", number));
      recorded.add(entered.text("honourId"));
      ref = entered.text("holderRef");
    }
    String himself = worker(number);
    Answer first = registry.get("/api/holders/me/honours?limit=2", "Authorization", himself);
    assertThat(first.status()).as(first.raw().body()).isEqualTo(200);
    Answer rest =
        registry.get(
            "/api/holders/me/honours?limit=2&after=" + first.text("next"),
            "Authorization",
            himself);
    List<String> listed = new ArrayList<>(ids(first));
    listed.addAll(ids(rest));
    assertThat(listed).containsExactlyElementsOf(recorded.stream().sorted().toList());
    assertThat(ids(registry.get("/api/holders/" + ref + "/honours"))).hasSize(3);
    String another = worker(Statements.ID_NUMBER);
    assertThat(registry.get("/api/holders/" + ref + "/honours", "Authorization", another).status())
        .isEqualTo(403);
    assertThat(ids(registry.get("/api/holders/me/honours", "Authorization", another)))
        .doesNotContainAnyElementsOf(recorded);
    assertThat(ids(registry.get("/api/holders/" + "a".repeat(32) + "/honours"))).isEmpty();
    assertProblem(
        registry.get("/api/holders/" + ref + "/honours?after=x"), 400, "cursor-malformed");
    assertProblem(
        registry.get("/api/holders/" + ref + "/honours?limit=201"), 400, "limit-out-of-range");
  }

  @Test
  void what_is_no_id_is_an_unknown_honour() {
    assertProblem(registry.get("/api/honours/x"), 404, "honour-unknown");
    assertProblem(registry.get("/api/honours/" + "a".repeat(32)), 404, "honour-unknown");
    assertProblem(
        registry.post(
            "/api/honours/" + "a".repeat(32) + "/revocation",
            Map.of("reason", "成绩作废", "effectiveFrom", "2024-01-01"),
            "If-Match",
            "\"1\""),
        404,
        "honour-unknown");
  }

  private Answer record(Map<String, Object> body) {
    Answer answer = registry.post("/api/honours", body);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer;
  }

  private static JsonNode only(Answer answer, String code) {
    JsonNode errors = answer.json().path("errors");
    for (JsonNode each : errors) {
      if (each.path("code").asString().equals(code)) {
        return each;
      }
    }
    throw new AssertionError(code + " not in " + errors);
  }

  private static List<String> ids(Answer page) {
    return page.json().path("items").findValuesAsString("honourId");
  }

  private static String worker(String number) {
    return TestProvider.shared()
        .token("500000", Role.WORKER)
        .with("id_document_number", number)
        .bearer();
  }

  private static String[] with(String[] who, String ifMatch) {
    return new String[] {who[0], who[1], "If-Match", ifMatch};
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.text("type")).isEqualTo("urn:yichi:problem:" + slug);
  }
}
