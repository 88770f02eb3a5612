package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Chongqing's recognition over HTTP, fed through the broker by Sichuan's and Zhejiang's registries.
 */
@Tag("database")
class RecognitionApiTest {
  private static final String SICHUAN = Registries.number("510000", 1);
  private static final String MASTER = Registries.number("500000", 2);
  private static final String ZHEJIANG = Registries.number("330000", 3);
  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    Registries.topics("510000", "500000", "330000");
    try (Registries registries = new Registries()) {
      for (String region : new String[] {"510000", "500000", "330000"}) {
        registries.publish(
            Registries.issuerState(region, Registries.issuer(region), 1, "SKILL_LEVEL"));
      }
      registries.publish(Registries.certificate("510000", 1, 1));
      registries.publish(Registries.certificate("330000", 3, 1));
      registries.publish(
          Registries.certificate(
              "500000",
              MASTER,
              1,
              "SKILL_LEVEL",
              Registries.issuer("500000"),
              "2023-06-01",
              "MASTER_TECHNICIAN",
              new Registries.Title(null, null),
              "E2022:6-18-01-01",
              null,
              null,
              null,
              "VALID",
              "2023-06-01"));
    }
    chongqing = RunningRecognition.start("500000", TestStack.freshDatabase().getName());
    RunningRecognition.await(
        "three granted or undecided certificates",
        () ->
            ask(SICHUAN, "500000").text("outcome").equals("GRANTED")
                && !ask(ZHEJIANG, "500000").text("outcome").equals("NOT_RECEIVED")
                && !ask(MASTER, "500000").text("outcome").equals("NOT_RECEIVED"));
  }

  @AfterAll
  static void stop() {
    chongqing.close();
  }

  private static Answer ask(String number, String host, String... headers) {
    return chongqing.post("/api/enquiries", enquiry(number, host), headers);
  }

  private static Map<String, Object> enquiry(String number, String host) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("certificateNumber", number);
    body.put("holderName", Registries.NAME);
    body.put("hostRegion", host);
    return body;
  }

  @Test
  void says_that_a_certificate_counts_and_what_that_rests_on() {
    Answer answer = ask(SICHUAN, "500116");
    JsonNode json = answer.json();
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.text("answer")).startsWith("认可。视为同一等级：中级工（四级）。");
    assertThat(json.path("equivalence").path("level").asString()).isEqualTo("INTERMEDIATE_WORKER");
    assertThat(json.path("agreement").path("id").asString()).isEqualTo("sc-cq-skill-2020");
    assertThat(json.path("versions").path("certificate").asInt()).isEqualTo(1);
    assertThat(json.path("versions").path("issuer").asInt()).isEqualTo(1);
    assertThat(json.path("host").path("code").asString()).isEqualTo("500116");
    assertThat(json.path("grounds").findValuesAsString("code"))
        .contains("CLAUSE_COVERS", "ISSUER_ON_FILE");
    assertThat(json.path("grounds").path(0).path("citation").path("document").asString())
        .isEqualTo("川渝职业技能等级和专项证书互认备忘录");
    assertThat(answer.raw().body()).doesNotContain(Registries.NAME).doesNotContain(SICHUAN);
  }

  @Test
  void answers_in_english_where_asked() {
    assertThat(ask(SICHUAN, "500000", "Accept-Language", "en").text("answer"))
        .startsWith("Recognised: the same level: intermediate worker");
  }

  @Test
  void an_unknown_number_and_a_wrong_holder_are_answered_alike() {
    Map<String, Object> unknown = enquiry(Registries.number("510000", 999), "500000");
    Map<String, Object> wrong = enquiry(SICHUAN, "500000");
    wrong.put("holderName", "张三");
    Answer one = chongqing.post("/api/enquiries", unknown);
    Answer other = chongqing.post("/api/enquiries", wrong);
    assertThat(one.text("outcome")).isEqualTo("NOT_RECEIVED");
    assertThat(one.text("answer")).contains("这不表示证书无效");
    assertThat(other.raw().body()).isEqualTo(one.raw().body());
  }

  @Test
  void every_stated_fact_about_the_holder_must_hold() {
    Map<String, Object> both = enquiry(SICHUAN, "500000");
    both.put("documentNumber", Registries.DOCUMENT.toLowerCase(java.util.Locale.ROOT));
    assertThat(chongqing.post("/api/enquiries", both).text("outcome")).isEqualTo("GRANTED");
    both.put("documentNumber", "440524188001010014");
    assertThat(chongqing.post("/api/enquiries", both).text("outcome")).isEqualTo("NOT_RECEIVED");
  }

  @Test
  void on_a_day_before_any_agreement_the_answer_names_the_two_regions_without_one() {
    assertThat(ask(ZHEJIANG, "500000").text("outcome")).isEqualTo("REFERRED");
    Map<String, Object> early = enquiry(ZHEJIANG, "500000");
    early.put("asOf", "2023-07-01");
    Answer answer = chongqing.post("/api/enquiries", early);
    assertThat(answer.text("outcome")).isEqualTo("NO_AGREEMENT");
    assertThat(answer.text("answer")).contains("浙江省与重庆市之间没有互认协议");
  }

  @Test
  void a_record_that_states_another_level_is_warned_of_and_changes_nothing() {
    Map<String, Object> body = enquiry(SICHUAN, "500000");
    body.put("statedLevel", "高级车工");
    Answer answer = chongqing.post("/api/enquiries", body);
    assertThat(answer.text("outcome")).isEqualTo("GRANTED");
    assertThat(answer.json().path("warnings").path(0).path("code").asString())
        .isEqualTo("LEVEL_CONFLICT");
  }

  @Test
  void another_regions_question_is_sent_to_whom_it_concerns() {
    Answer answer = ask(SICHUAN, "330100");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("type")).isEqualTo("urn:yichi:problem:host-region-not-served");
    assertThat(answer.text("detail")).contains("浙江省 (330000)");
    assertThat(answer.text("field")).isEqualTo("hostRegion");
  }

  @Test
  void every_faulty_field_is_named_with_its_remedy() {
    Answer answer =
        chongqing.post(
            "/api/enquiries",
            Map.of(
                "certificateNumber",
                "?",
                "holderName",
                "7",
                "documentNumber",
                "110105194912310021",
                "hostRegion",
                "990000",
                "asOf",
                "1066-10-14",
                "statedLevel",
                "工匠"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder(
            "certificateNumber",
            "holderName",
            "documentNumber",
            "hostRegion",
            "asOf",
            "statedLevel");
    assertThat(answer.json().path("errors").findValuesAsString("remedy"))
        .hasSize(6)
        .allSatisfy(remedy -> assertThat(remedy).isNotBlank());
  }

  @Test
  void a_day_may_be_written_in_every_form_that_the_remedy_names() {
    for (String day : List.of("2023-07-01", "2023/7/1", "20230701", "2023年7月1日")) {
      Map<String, Object> question = enquiry(SICHUAN, "500000");
      question.put("asOf", day);
      assertThat(chongqing.post("/api/enquiries", question).text("asOf")).isEqualTo("2023-07-01");
    }
  }

  @Test
  void bodies_are_json_and_nothing_else() {
    Answer yaml = chongqing.send("/api/enquiries", "certificateNumber: x", "application/yaml");
    assertThat(yaml.status()).isEqualTo(415);
    assertThat(yaml.text("remedy")).contains("application/json").doesNotContain("yaml");
    assertThat(ask(SICHUAN, "500000", "Accept", "application/yaml").status()).isEqualTo(406);
  }

  @Test
  void a_number_alone_is_not_enough() {
    Answer answer =
        chongqing.post(
            "/api/enquiries", Map.of("certificateNumber", SICHUAN, "hostRegion", "500000"));
    assertThat(answer.text("type")).isEqualTo("urn:yichi:problem:second-fact-missing");
  }

  @Test
  void tells_the_home_regions_holder_where_the_certificate_counts() {
    Answer answer =
        chongqing.post(
            "/api/certificates/standing",
            Map.of("certificateNumber", MASTER, "documentNumber", Registries.DOCUMENT));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.text("outcome")).isEqualTo("KNOWN");
    assertThat(answer.json().path("own").path("outcome").asString()).isEqualTo("GRANTED");
    assertThat(answer.json().path("noDecision").path("regions").findValuesAsString("code"))
        .contains("510000", "330000")
        .doesNotContain("500000");
  }

  @Test
  void sends_a_holder_from_elsewhere_to_the_home_region() {
    Answer answer =
        chongqing.post(
            "/api/certificates/standing",
            Map.of("certificateNumber", SICHUAN, "holderName", Registries.NAME));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("detail")).contains("四川省 (510000)");
  }

  private static Answer housing(String number, Map<String, Object> facts) {
    return chongqing.post(
        "/api/benefits/jiangjin-housing/eligibility",
        Map.of("certificateNumber", number, "holderName", Registries.NAME, "facts", facts));
  }

  @Test
  void a_benefit_names_the_gap_the_missing_facts_or_the_amount() {
    Answer gap = housing(SICHUAN, Map.of());
    assertThat(gap.text("outcome")).isEqualTo("NOT_ELIGIBLE");
    assertThat(gap.text("answer")).contains("高级工→技师→高级技师→特级技师");
    Answer needs = housing(MASTER, Map.of());
    assertThat(needs.text("outcome")).as(needs.raw().body()).isEqualTo("NEEDS_FACTS");
    assertThat(needs.json().path("needs").findValuesAsString("name")).contains("housePriceFen");
    long[][] prices = {
      {80_000_000, 8_000_000}, {100_000_000, 10_000_000}, {150_000_000, 10_000_000}
    };
    for (long[] each : prices) {
      Answer eligible =
          housing(
              MASTER, Map.of("housePriceFen", each[0], "homeInJiangjin", true, "firstClaim", true));
      assertThat(eligible.text("outcome")).as(eligible.raw().body()).isEqualTo("ELIGIBLE");
      assertThat(eligible.json().path("amountFen").asLong()).isEqualTo(each[1]);
    }
  }

  @Test
  void facts_must_be_those_the_policy_asks_for_in_their_types() {
    Answer answer =
        housing(MASTER, Map.of("housePriceFen", "a lot", "homeInJiangjin", 1, "shoeSize", 43));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsString("code"))
        .containsExactlyInAnyOrder("fact-not-money", "fact-not-boolean", "fact-unknown");
    assertThat(answer.json().path("errors").findValuesAsString("fault"))
        .anyMatch(fault -> fault.contains("以分为单位"));
  }

  private static final String SOMEBODY_ELSE = "440524188001010014";

  private static Answer askAsWorker(String document, String path, String number, String... name) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("certificateNumber", number);
    if (name.length > 0) {
      body.put("holderName", name[0]);
    }
    if (path.equals("/api/enquiries")) {
      body.put("hostRegion", "500000");
    }
    String token =
        TestProvider.shared()
            .token("500000", Role.WORKER)
            .with("id_document_number", document)
            .bearer();
    return chongqing.post(path, body, "Authorization", token);
  }

  private static final List<String> WORKERS_QUESTIONS =
      List.of(
          "/api/enquiries",
          "/api/certificates/standing",
          "/api/benefits/jiangjin-housing/eligibility");

  @Test
  void a_worker_needs_to_state_no_more_than_the_number_of_his_own_certificate() {
    for (String path : WORKERS_QUESTIONS) {
      Answer own = askAsWorker(Registries.DOCUMENT, path, MASTER);
      assertThat(own.status()).as(own.raw().body()).isEqualTo(200);
      assertThat(own.text("outcome")).as(path).isIn("GRANTED", "KNOWN", "NEEDS_FACTS");
    }
  }

  @Test
  void a_worker_learns_nothing_of_others_certificates() {
    String unknown = Registries.number("510000", 998);
    for (String path : WORKERS_QUESTIONS) {
      Answer none = askAsWorker(SOMEBODY_ELSE, path, unknown);
      assertThat(none.text("outcome")).isEqualTo("NOT_RECEIVED");
      for (String others : List.of(MASTER, SICHUAN)) {
        assertThat(askAsWorker(SOMEBODY_ELSE, path, others).raw().body())
            .as(path)
            .isEqualTo(none.raw().body());
        // Not even who knows the holder's name.
        assertThat(askAsWorker(SOMEBODY_ELSE, path, others, Registries.NAME).raw().body())
            .as(path)
            .isEqualTo(none.raw().body());
      }
    }
  }

  @Test
  void shows_policies_and_agreements_with_what_their_sources_leave_open() {
    assertThat(
            chongqing.get("/api/benefits").json().path("benefits").path(0).path("from").asString())
        .isEqualTo("UNSTATED");
    assertThat(chongqing.get("/api/benefits/jiangjin-housing").status()).isEqualTo(200);
    assertThat(chongqing.get("/api/benefits/none").text("code")).isEqualTo("benefit-unknown");
    JsonNode memo = chongqing.get("/api/agreements/sc-cq-skill-2020/1").json();
    assertThat(memo.path("standing").path("stage").asString()).isEqualTo("COUNTERSIGNED");
    assertThat(memo.path("standing").path("synthetic").asBoolean()).isTrue();
    assertThat(memo.path("agreement").path("textSeen").asBoolean(true)).isFalse();
    assertThat(
            memo.path("agreement")
                .path("clauses")
                .path(0)
                .path("covers")
                .path("priorCertificates")
                .asString())
        .isEqualTo("UNSTATED");
    assertThat(chongqing.get("/api/agreements/none/1").status()).isEqualTo(404);
    assertThat(chongqing.get("/api/agreements").json().path("agreements").size()).isPositive();
  }

  @Test
  void shows_an_award_table_and_the_years_that_a_level_must_be_held() {
    JsonNode awards =
        chongqing
            .get("/api/agreements/cq-skills-to-titles/1")
            .json()
            .path("agreement")
            .path("clauses")
            .path(0)
            .path("grants");
    assertThat(awards.path("equivalence").asString()).isEqualTo("DIRECT_APPLICATION");
    assertThat(awards.path("awards").size()).isEqualTo(13);
    assertThat(awards.path("awards").path(1).path("contest").asString())
        .isEqualTo("PROVINCIAL_SKILLS");
    assertThat(awards.path("awards").path(1).path("lastPlace").asInt()).isEqualTo(6);
    JsonNode titles =
        chongqing
            .get("/api/agreements/cn-skills-titles-engineering-2018/1")
            .json()
            .path("agreement")
            .path("clauses")
            .path(0)
            .path("grants");
    assertThat(titles.path("table").path("SENIOR_TECHNICIAN").asString())
        .isEqualTo("DEPUTY_SENIOR");
    assertThat(titles.path("yearsHeld").path("SENIOR_TECHNICIAN").asInt()).isEqualTo(4);
  }

  @Test
  void the_book_is_read_page_by_page_and_counted_by_direction() {
    int whole = chongqing.get("/api/books?limit=100000").json().path("items").size();
    int read = 0;
    String after = "";
    do {
      JsonNode page = chongqing.get("/api/books?limit=2&after=" + after).json();
      read += page.path("items").size();
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    assertThat(read).isEqualTo(whole).isGreaterThanOrEqualTo(3);
    assertThat(chongqing.get("/api/books?limit=0").text("code")).isEqualTo("limit-out-of-range");
    assertThat(chongqing.get("/api/books?after=%20x").text("code")).isEqualTo("cursor-malformed");
    JsonNode summary = chongqing.get("/api/decisions/summary").json();
    assertThat(summary.path("total").asLong()).isEqualTo(whole);
    assertThat(summary.path("directions").findValuesAsString("home"))
        .contains("330000", "500000", "510000")
        .isSorted();
  }
}
