package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.register.ShippedAgreements.Shipped;
import cn.yichi.recognition.register.Statement;
import cn.yichi.recognition.register.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From a draft in Chongqing to an agreement in force, by its API and by what Sichuan says on its
 * topic; then a safeguard, its end, and the end of the agreement. What the certificate of a worker
 * from Sichuan is worth follows each step by itself.
 */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifeOfAnAgreementTest {
  private static final String SICHUAN = "510000";
  private static final String CHONGQING = "500000";
  private static final String PATH = "/api/agreements/sc-cq-equipment/1";
  private static final String HAN = "\\p{IsHan}";
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final String DOCUMENT =
      """
      {"id": "sc-cq-equipment", "version": 1, "kind": "AGREEMENT",
       "title": {"zh": "川渝特种设备作业人员证互认（测试）", "en": "Permits for special equipment (test)"},
       "parties": ["510000", "500000"], "signedOn": "UNSTATED",
       "effective": {"from": "2020-01-01", "until": "UNSTATED", "basis": "STATED"},
       "textSeen": true,
       "provenance": {"sources": ["made up"], "note": "A test's own agreement."},
       "clauses": [{"id": "permits",
         "citation": {"document": "测试", "clause": "UNSTATED", "source": "made up"},
         "covers": {"kinds": ["SPECIAL_EQUIPMENT_OP"], "issuer": "NONE",
                    "priorCertificates": "COVERED"},
         "grants": {"equivalence": "SAME_LEVEL"}, "procedure": "NONE", "authority": "PARTIES"}]}
      """;

  private static final CertificateState PERMIT =
      Registries.certificate(
          SICHUAN,
          "TS51000020230001",
          1,
          "SPECIAL_EQUIPMENT_OP",
          "S000051000123",
          "2023-06-01",
          null,
          new Registries.Title(null, null),
          null,
          null,
          null,
          "2033-06-01",
          "VALID",
          "2023-06-01");

  private static final Registries registries = new Registries();
  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    Registries.topics(SICHUAN, CHONGQING);
    chongqing =
        RunningRecognition.start(
            CHONGQING, TestStack.freshDatabase().getName(), "--yichi.agreements.lead-time=0s");
    registries.publish(PERMIT);
    RunningRecognition.await("received", () -> !outcome().equals("NOT_RECEIVED"));
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    registries.close();
  }

  @Test
  @Order(1)
  void a_faulty_document_is_refused_with_every_fault_in_both_languages() {
    String faulty = DOCUMENT.replace("SAME_LEVEL", "SAME_PAY").replace("\"510000\"", "\"51000\"");
    Answer refused = draft(faulty, "Accept-Language", "en");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("type")).endsWith(":agreement-faulty");
    JsonNode told = refused.json().path("errors");
    assertThat(told.findValuesAsString("field"))
        .containsExactlyInAnyOrder("clauses[0].grants.equivalence", "parties[0]");
    assertThat(told.findValuesAsString("code"))
        .containsExactlyInAnyOrder("VALUE_UNKNOWN", "FORM_WRONG");
    assertThat(told.findValuesAsString("fault").toString())
        .contains("does not have a value in the enumeration", "51000")
        .doesNotContainPattern(HAN);
    Answer chinese = draft(faulty);
    assertThat(chinese.json().path("title").asString()).isEqualTo("协议文本有误");
    assertThat(chinese.json().path("errors").findValuesAsString("fault"))
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).containsPattern(HAN))
        .noneMatch(fault -> fault.contains("enumeration"));
    assertThat(chinese.json().path("errors").findValuesAsString("remedy"))
        .allSatisfy(remedy -> assertThat(remedy).containsPattern(HAN));
    assertThat(draft(DOCUMENT.replace("sc-cq-equipment", "another")).text("code"))
        .isEqualTo("agreement-named-otherwise");
    assertThat(draft(DOCUMENT.replace("\"500000\"", "\"330000\"")).text("code"))
        .isEqualTo("agreement-not-ours");
    assertThat(draft("{").status()).isEqualTo(400);
    Answer twice = draft(DOCUMENT.replaceFirst("\\{", "{\"clauses\": [],"));
    assertThat(twice.status()).isEqualTo(400);
    assertThat(twice.text("type")).endsWith(":key-twice");
    assertThat(twice.text("field")).isEqualTo("clauses");
    assertThat(chongqing.get(PATH).status()).isEqualTo(404);
  }

  @Test
  @Order(1)
  void what_no_schema_sees_is_told_in_both_languages_by_drafts_and_lab() {
    String twice = DOCUMENT.replaceFirst("(?s)\"clauses\": \\[(\\{.*})]", "\"clauses\": [$1, $1]");
    String cel =
        """
        "conditions": [{"id": "grown-up", "cel": "age > 3", "unmet": {"zh": "否", "en": "no"},
                        "unknown": {"zh": "不明", "en": "unknown"}}], "procedure\"""";
    Map.of(
            twice,
            "clauses[1] CLAUSE_ID_REPEATED 条款 id 不得重复：“permits”已用于前面的条款。",
            DOCUMENT.replace("\"procedure\"", cel),
            "clauses[0].conditions[0] CONDITION_FAULTY 条件“grown-up”的 CEL 表达式不能使用；编译程序的原话：ERROR",
            DOCUMENT.replace(
                "\"2020-01-01\", \"until\": \"UNSTATED\"",
                "\"2020-01-01\", \"until\": \"2019-12-31\""),
            "effective PERIOD_UPSIDE_DOWN 终止日 2019-12-31 早于起始日 2020-01-01。",
            DOCUMENT.replace("\"500000\"", "\"990000\""),
            "parties[1] REGION_UNKNOWN 没有代码为“990000”的地区。")
        .forEach(
            (document, expected) -> {
              assertThat(onlyFault(draft(document))).startsWith(expected);
              assertThat(onlyFault(chongqing.post("/api/lab", document))).startsWith(expected);
              assertThat(onlyFault(draft(document, "Accept-Language", "en")))
                  .startsWith(expected.substring(0, expected.lastIndexOf('_')))
                  .doesNotContainPattern(HAN);
            });
  }

  private static String onlyFault(Answer refused) {
    assertThat(refused.status()).isEqualTo(422);
    JsonNode errors = refused.json().path("errors");
    assertThat(errors.size()).isEqualTo(1);
    JsonNode only = errors.path(0);
    return only.path("field").asString()
        + ' '
        + only.path("code").asString()
        + ' '
        + only.path("fault").asString();
  }

  @Test
  @Order(2)
  void a_draft_is_seen_by_its_own_region_and_binds_nobody() {
    assertThat(draft(DOCUMENT).json().path("changed").asBoolean()).isTrue();
    assertThat(draft(DOCUMENT).json().path("changed").asBoolean()).isFalse();
    assertThat(chongqing.get("/api/agreement-drafts").json().findValuesAsString("id"))
        .contains("sc-cq-equipment");
    assertThat(chongqing.get(PATH).status()).isEqualTo(404);
    assertThat(
            chongqing
                .get(
                    "/api/agreement-drafts",
                    "Authorization",
                    TestProvider.shared().token(SICHUAN, Role.OFFICER).bearer())
                .status())
        .isEqualTo(401);
    assertThat(outcome()).isEqualTo("NO_AGREEMENT");
  }

  @Test
  @Order(2)
  void the_lab_says_who_would_gain_and_touches_nothing() {
    assertThat(chongqing.post("/api/lab", DOCUMENT.replace("SAME_LEVEL", "SAME_PAY")).status())
        .isEqualTo(422);
    Answer begun = chongqing.post("/api/lab", DOCUMENT);
    assertThat(begun.status()).isEqualTo(202);
    String path = "/api/lab/" + begun.text("id");
    RunningRecognition.await("done", () -> chongqing.get(path).text("state").equals("DONE"));
    JsonNode found = chongqing.get(path).json().path("found");
    // Other tests on this broker publish permits too; LabTest counts exactly.
    int gained = found.path("gained").asInt();
    assertThat(gained).isPositive();
    assertThat(found.path("lost").asInt()).isZero();
    assertThat(found.path("notices").asInt()).isEqualTo(gained);
    JsonNode example = theirs(found.path("examples"));
    assertThat(example.path("before").path("outcome").asString()).isEqualTo("NO_AGREEMENT");
    assertThat(example.path("after").path("outcome").asString()).isEqualTo("GRANTED");
    assertThat(found.path("groups").path(0).path("home").asString()).isEqualTo(SICHUAN);
    assertThat(outcome()).isEqualTo("NO_AGREEMENT");
    assertThat(chongqing.get("/api/lab/none").status()).isEqualTo(404);
  }

  private static JsonNode theirs(JsonNode examples) {
    for (JsonNode each : examples) {
      if (each.path("certificateId").asString().equals(PERMIT.certificateId())) {
        return each;
      }
    }
    throw new AssertionError("no example of " + PERMIT.certificateId() + " in " + examples);
  }

  @Test
  @Order(3)
  void two_people_sign_what_they_have_read_and_nothing_else() {
    Answer other = propose("/signature", Map.of("digest", "0".repeat(64), "reason", "联席会议"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("code")).isEqualTo("TEXT_UNKNOWN");
    assertThat(propose("/signature", Map.of("digest", "x")).json().path("errors").size())
        .isEqualTo(2);
    Answer proposed = propose("/signature", Map.of("digest", digest(), "reason", "联席会议"));
    assertThat(proposed.status()).isEqualTo(202);
    String id = proposed.text("id");
    assertThat(confirm(id, Role.OFFICER).status()).isEqualTo(403);
    assertThat(chongqing.get(PATH).status()).isEqualTo(404);
    assertThat(confirm(id, Role.SUPERVISOR).text("state")).isEqualTo("CARRIED_OUT");
    JsonNode standing = standing();
    assertThat(standing.path("stage").asString()).isEqualTo("PROPOSED");
    assertThat(standing.path("synthetic").asBoolean()).as("a sandbox's keys").isTrue();
    assertThat(standing.path("parties").findValuesAsString("word"))
        .containsExactly("MISSING", "SIGNED");
    assertThat(draft(DOCUMENT.replace("测试", "改")).text("code")).isEqualTo("agreement-signed");
    assertThat(outcome()).isEqualTo("NO_AGREEMENT");
  }

  @Test
  @Order(4)
  void what_the_partner_did_not_sign_is_refused_where_everybody_sees_it() {
    Statement good = sichuans(1);
    Partners.say(
        registries,
        good.signed(
            new Statement.Signature(good.signature().keyId(), good.signature().at(), "AAAA")));
    RunningRecognition.await(
        "refused", () -> standing().path("parties").findValuesAsString("word").contains("REFUSED"));
    assertThat(standing().path("stage").asString()).isEqualTo("PROPOSED");
    assertThat(outcome()).isEqualTo("NO_AGREEMENT");
  }

  @Test
  @Order(5)
  void with_the_last_signature_the_certificate_counts_and_everybody_is_told_why() {
    String book = chongqing.get("/api/agreements").text("revision");
    Partners.say(registries, sichuans(1));
    RunningRecognition.await("granted", () -> outcome().equals("GRANTED"));
    assertThat(standing().path("stage").asString()).isEqualTo("COUNTERSIGNED");
    assertThat(standing().path("inBook").asBoolean()).isTrue();
    assertThat(chongqing.get("/api/agreements").text("revision")).isNotEqualTo(book);
    RunningRecognition.await("stored", () -> stored().equals("GRANTED/AGREEMENT/true"));
    JsonNode statements = chongqing.get(PATH + "/statements").json();
    assertThat(statements.findValuesAsString("region")).containsExactly(CHONGQING, SICHUAN);
    assertThat(statements.findValuesAsString("digest")).containsOnly(digest());
  }

  @Test
  @Order(6)
  void a_safeguard_takes_it_away_for_the_time_and_lifting_it_gives_it_back() {
    Answer confused =
        propose(
            "/measures",
            Map.of(
                "id",
                "rest",
                "kind",
                "SUSPENSION",
                "clause",
                "permits",
                "from",
                TODAY.toString(),
                "until",
                TODAY.minusDays(1).toString(),
                "reason",
                "待核查"));
    assertThat(confused.status()).isEqualTo(422);
    assertThat(confused.json().path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("kind", "until");
    Map<String, Object> safeguard =
        Map.of(
            "id",
            "rest",
            "kind",
            "SAFEGUARD",
            "clause",
            "permits",
            "from",
            TODAY.toString(),
            "reason",
            "待核查");
    // Today has begun, and whatever begins now must leave the lead time, be it none.
    Answer sooner = propose("/measures", safeguard);
    assertThat(sooner.text("code")).isEqualTo("LEAD_TIME");
    assertThat(sooner.text("field")).isEqualTo("from");
    assertThat(sooner.text("remedy")).contains(TODAY.plusDays(1).toString());
    String tomorrow = TODAY.plusDays(1).toString();
    decided(
        propose(
            "/measures",
            Map.of(
                "id",
                "rest",
                "kind",
                "SAFEGUARD",
                "clause",
                "permits",
                "from",
                tomorrow,
                "reason",
                "待核查")));
    Answer then = ask(tomorrow);
    assertThat(then.text("outcome")).isEqualTo("NO_AGREEMENT");
    assertThat(then.json().path("grounds").findValuesAsString("code")).contains("SAFEGUARD");
    assertThat(outcome()).isEqualTo("GRANTED");
    decided(propose("/measures/rest/lifting", Map.of("from", tomorrow, "reason", "核查完毕")));
    assertThat(ask(tomorrow).text("outcome")).isEqualTo("GRANTED");
  }

  @Test
  @Order(7)
  void a_termination_ends_it_from_its_day_on() {
    assertThat(propose("/signature-withdrawal", Map.of("reason", "反悔")).text("code"))
        .isEqualTo("SIGNED_BY_ALL");
    String tomorrow = TODAY.plusDays(1).toString();
    decided(
        propose(
            "/measures",
            Map.of("id", "end", "kind", "TERMINATION", "from", tomorrow, "reason", "另立新约")));
    Answer then = ask(tomorrow);
    assertThat(then.text("outcome")).isEqualTo("NO_AGREEMENT");
    assertThat(then.json().path("grounds").findValuesAsString("code"))
        .contains("AGREEMENT_TERMINATED");
    assertThat(then.text("answer")).contains("终止");
    assertThat(outcome()).isEqualTo("GRANTED");
  }

  private static Answer draft(String document, String... headers) {
    return chongqing.put("/api/agreement-drafts/sc-cq-equipment/1", document, headers);
  }

  private static Answer propose(String act, Map<String, ?> body) {
    return chongqing.post(PATH + act, body);
  }

  private static void decided(Answer proposed) {
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    assertThat(confirm(proposed.text("id"), Role.SUPERVISOR).text("state"))
        .isEqualTo("CARRIED_OUT");
  }

  private static Answer confirm(String proposal, Role role) {
    return chongqing.post(
        "/api/proposals/" + proposal + "/confirmation",
        Map.of(),
        "Authorization",
        TestProvider.shared().token(CHONGQING, role).bearer());
  }

  private static JsonNode standing() {
    return chongqing.get(PATH).json().path("standing");
  }

  private static String digest() {
    return ((Texts.Reading.Sound) Documents.texts().read(DOCUMENT)).text().digest();
  }

  private static Statement sichuans(long revision) {
    var sound = (Texts.Reading.Sound) Documents.texts().read(DOCUMENT);
    return Partners.signed(
        SICHUAN, new Shipped(sound.agreement(), sound.text()), revision, false, List.of());
  }

  private static Answer ask(String asOf) {
    return chongqing.post(
        "/api/enquiries",
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "certificateNumber",
                    "TS51000020230001",
                    "holderName",
                    Registries.NAME,
                    "hostRegion",
                    CHONGQING,
                    "asOf",
                    asOf)));
  }

  private static String outcome() {
    return ask(TODAY.toString()).text("outcome");
  }

  private static String stored() {
    for (JsonNode line : chongqing.get("/api/books?limit=1000").json().path("items")) {
      if (line.path("certificateId").asString().equals(PERMIT.certificateId())) {
        return line.path("outcome").asString()
            + "/"
            + line.path("cause").asString()
            + "/"
            + line.path("published").asBoolean();
      }
    }
    return "";
  }
}
