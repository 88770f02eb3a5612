package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.HonourState;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What registries say of honours, and regions of issuers, reaches the answers by itself. */
@Timeout(300)
class HonoursAndReviewsTest {
  private static final String CHONGQING = "500000";
  private static final String ZHEJIANG = "330000";
  private static final String ISSUER = "S000033000777";
  private static final Instant AT = Instant.parse("2023-03-01T00:00:00Z");
  private static final String DOCUMENT =
      """
      {"id": "cq-reviewed", "version": 1, "kind": "STATUTE",
       "title": {"zh": "认可经互评机构的专项证书（测试）", "en": "Reviewed issuers (test)"},
       "parties": ["500000", "330000"], "signedOn": "UNSTATED",
       "effective": {"from": "2020-01-01", "until": "UNSTATED", "basis": "STATED"},
       "textSeen": true,
       "provenance": {"sources": ["made up"], "note": "A test's own statute."},
       "clauses": [{"id": "reviewed",
         "citation": {"document": "测试", "clause": "UNSTATED", "source": "made up"},
         "covers": {"kinds": ["SPECIALIZED_ABILITY"], "issuer": "CROSS_REVIEWED",
                    "priorCertificates": "COVERED"},
         "grants": {"equivalence": "SAME_LEVEL"}, "procedure": "NONE", "authority": "PARTIES"}]}
      """;

  private static final Registries registries = new Registries();
  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    Registries.topics(CHONGQING, ZHEJIANG);
    Registries.topic(Stream.HONOURS.topic(CHONGQING));
    Registries.topic(Stream.HONOURS.topic(ZHEJIANG));
    chongqing =
        RunningRecognition.start(
            CHONGQING,
            TestStack.freshDatabase().getName(),
            "--yichi.agreements.lead-time=0s",
            "--spring.kafka.consumer.properties.metadata.max.age.ms=2000");
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    registries.close();
  }

  private static HonourState honour(String home, int version, int place, String status) {
    return new HonourState(
        "obqxg43xn5zgi3dpozsxezlsnfxgoy3p",
        version,
        home,
        Registries.certificate(CHONGQING, 7_001, 1).holderRef(),
        "CONTEST_RESULT",
        "NATIONAL",
        "NATIONAL_CLASS_2",
        place,
        null,
        "样例二类赛（合成数据）",
        null,
        null,
        "样例组织委员会（合成数据）",
        LocalDate.parse("2023-03-01"),
        status,
        null,
        false,
        new Instants(LocalDate.parse("2023-03-01"), AT, AT));
  }

  private static void say(EventType type, HonourState honour) {
    registries.send(Stream.HONOURS, honour.homeRegion(), type, honour);
  }

  @Test
  void a_contest_result_opens_a_title_until_it_is_revoked() {
    registries.publish(
        Registries.issuerState(CHONGQING, Registries.issuer(CHONGQING), 1, "SKILL_LEVEL"));
    registries.publish(Registries.certificate(CHONGQING, 7_001, 1));
    RunningRecognition.await("received", () -> ask(7_001).text("outcome").equals("GRANTED"));
    assertThat(opens(7_001)).doesNotContain("DIRECT_APPLICATION");
    say(EventType.HONOUR_RECORDED, honour(CHONGQING, 1, 4, "VALID"));
    say(EventType.HONOUR_CORRECTED, honour(CHONGQING, 2, 3, "VALID"));
    RunningRecognition.await("opened", () -> opens(7_001).contains("DIRECT_APPLICATION"));
    assertThat(ask(7_001).text("outcome")).isEqualTo("GRANTED");
    assertThat(ask(7_001).raw().body()).contains("INTERMEDIATE");
    say(EventType.HONOUR_STATUS_CHANGED, honour(CHONGQING, 3, 3, "REVOKED"));
    RunningRecognition.await("closed", () -> !opens(7_001).contains("DIRECT_APPLICATION"));
  }

  @Test
  void a_finding_that_two_people_publish_decides_what_an_issuers_certificates_are_worth() {
    String number = "ZX33000020230001";
    registries.publish(Registries.issuerState(ZHEJIANG, ISSUER, 1, "SPECIALIZED_ABILITY"));
    registries.publish(
        Registries.certificate(
            ZHEJIANG,
            number,
            1,
            "SPECIALIZED_ABILITY",
            ISSUER,
            "2023-06-01",
            null,
            new Registries.Title(null, null),
            "E2022:6-18-01-01",
            null,
            null,
            null,
            "VALID",
            "2023-06-01"));
    assertThat(chongqing.put("/api/agreement-drafts/cq-reviewed/1", DOCUMENT).status())
        .isEqualTo(200);
    String digest = digest();
    decided(
        chongqing.post(
            "/api/agreements/cq-reviewed/1/signature", Map.of("digest", digest, "reason", "采纳")));
    RunningRecognition.await("referred", () -> ask(number).text("outcome").equals("REFERRED"));
    assertThat(ask(number).json().path("questions").findValuesAsString("code"))
        .contains("CROSS_REVIEW");

    String path = "/api/reviews/330000/" + ISSUER;
    Map<String, String> passed =
        Map.of("result", "PASSED", "from", "2022-12-01", "basis", "2022年备案交叉互评");
    assertThat(
            chongqing
                .post("/api/reviews/500000/" + Registries.issuer(CHONGQING), passed)
                .text("code"))
        .isEqualTo("OWN_ISSUER");
    assertThat(chongqing.post(path, Map.of("result", "MAYBE")).json().path("errors").size())
        .isEqualTo(3);
    decided(chongqing.post(path, passed));
    RunningRecognition.await("granted", () -> ask(number).text("outcome").equals("GRANTED"));
    assertThat(chongqing.post(path, passed).text("code")).isEqualTo("NOTHING_NEW");
    decided(
        chongqing.post(path, Map.of("result", "FAILED", "from", "2024-01-01", "basis", "复查不合格")));
    RunningRecognition.await("refused", () -> ask(number).text("outcome").equals("REFUSED"));
    JsonNode published = chongqing.get("/api/reviews").json().path("items");
    assertThat(published.findValuesAsString("issuer")).contains(ISSUER);
  }

  private static String digest() {
    for (JsonNode each : chongqing.get("/api/agreement-drafts").json()) {
      if (each.path("id").asString().equals("cq-reviewed")) {
        return each.path("standing").path("digest").asString();
      }
    }
    throw new AssertionError("no such draft");
  }

  private static void decided(Answer proposed) {
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    Answer confirmed =
        chongqing.post(
            "/api/proposals/" + proposed.text("id") + "/confirmation",
            Map.of(),
            "Authorization",
            TestProvider.shared().token(CHONGQING, Role.SUPERVISOR).bearer());
    assertThat(confirmed.text("state")).isEqualTo("CARRIED_OUT");
  }

  private static List<String> opens(int serial) {
    return ask(serial).json().path("besides").findValuesAsString("code");
  }

  private static Answer ask(int serial) {
    return ask(Registries.number(CHONGQING, serial));
  }

  private static Answer ask(String number) {
    return chongqing.post(
        "/api/enquiries",
        Map.of(
            "certificateNumber", number, "holderName", Registries.NAME, "hostRegion", CHONGQING));
  }
}
