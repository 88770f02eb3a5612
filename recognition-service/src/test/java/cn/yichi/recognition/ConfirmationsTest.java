package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.ConfirmationState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.OddRecord;
import cn.yichi.platform.testing.OddRecords;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.register.Texts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Two services and an agreement that asks for verification: what two people of Sichuan confirm of a
 * certificate, Chongqing hears and follows by itself; and what it hears from those who may not say
 * it.
 */
@Timeout(300)
class ConfirmationsTest {
  private static final String SICHUAN = "510000";
  private static final String CHONGQING = "500000";
  private static final String ZHEJIANG = "330000";
  private static final String TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
  private static final String AGREEMENT = "/api/agreements/sc-cq-verified/1";
  private static final String DOCUMENT =
      """
      {"id": "sc-cq-verified", "version": 1, "kind": "AGREEMENT",
       "title": {"zh": "川渝特种设备作业人员证核验后互认（测试）", "en": "Verified permits (test)"},
       "parties": ["510000", "500000"], "signedOn": "UNSTATED",
       "effective": {"from": "2020-01-01", "until": "UNSTATED", "basis": "STATED"},
       "textSeen": true,
       "provenance": {"sources": ["made up"], "note": "A test's own agreement."},
       "clauses": [{"id": "permits",
         "citation": {"document": "测试", "clause": "UNSTATED", "source": "made up"},
         "covers": {"kinds": ["SPECIAL_EQUIPMENT_OP"], "issuer": "NONE",
                    "priorCertificates": "COVERED"},
         "grants": {"equivalence": "SAME_LEVEL"}, "procedure": "VERIFICATION",
         "authority": "PARTIES"}]}
      """;

  private static final Registries registries = new Registries();
  private static RunningRecognition sichuan;
  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    Registries.topics(SICHUAN, CHONGQING, ZHEJIANG);
    Registries.topic(Stream.CONFIRMATIONS.topic(SICHUAN));
    Registries.topic(Stream.CONFIRMATIONS.topic(ZHEJIANG));
    sichuan = running(SICHUAN);
    chongqing = running(CHONGQING);
    Answer draft = sichuan.put("/api/agreement-drafts/sc-cq-verified/1", DOCUMENT);
    assertThat(draft.status()).as(draft.raw().body()).isEqualTo(200);
    signed(sichuan, SICHUAN);
    RunningRecognition.await("heard", () -> chongqing.get(AGREEMENT).status() == 200);
    signed(chongqing, CHONGQING);
    for (RunningRecognition each : List.of(sichuan, chongqing)) {
      RunningRecognition.await(
          "in force", () -> each.get(AGREEMENT).json().path("standing").path("inBook").asBoolean());
    }
    // Quiet counters need a first record.
    say(said(SICHUAN, SICHUAN, 9_999, 1));
  }

  private static RunningRecognition running(String region) {
    return RunningRecognition.start(
        region,
        TestStack.freshDatabase().getName(),
        "--yichi.agreements.lead-time=0s",
        "--spring.kafka.consumer.properties.metadata.max.age.ms=2000");
  }

  private static void signed(RunningRecognition running, String region) {
    String digest = ((Texts.Reading.Sound) Documents.texts().read(DOCUMENT)).text().digest();
    decided(
        running,
        region,
        running.post(AGREEMENT + "/signature", Map.of("digest", digest, "reason", "联席会议")));
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    sichuan.close();
    registries.close();
  }

  @Test
  void what_two_people_confirm_at_home_is_granted_in_the_partner_region_until_they_revoke_it() {
    String id = permit(1, SICHUAN).certificateId();
    String path = "/api/confirmations/" + id;
    publish(1);
    assertThat(ask(1).json().path("conditions").findValuesAsString("code"))
        .containsExactly("VERIFICATION");
    RunningRecognition.await(
        "at home", () -> refused(path + "/revocation", ended()).equals("NOT_CONFIRMED"));

    Answer proposed = sichuan.post(path, wanted());
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    assertThat(confirm(sichuan, SICHUAN, proposed, Role.OFFICER).status()).isEqualTo(403);
    assertThat(sichuan.get(path).json().size()).isZero();
    assertThat(confirm(sichuan, SICHUAN, proposed, Role.SUPERVISOR).text("state"))
        .isEqualTo("CARRIED_OUT");
    RunningRecognition.await("told", () -> stored(id).equals("GRANTED/RULING/true"));
    for (RunningRecognition each : List.of(sichuan, chongqing)) {
      JsonNode item = each.get(path).json().path(0).path("items").path(0);
      assertThat(item.path("citation").asString()).isEqualTo("核验单（测试）第1号");
      assertThat(each.get(path).json().path(0).path("by").asString()).isEqualTo(SICHUAN);
    }
    assertThat(ask(1).json().path("grounds").findValuesAsString("code"))
        .contains("CONFIRMED_BY_HOME");
    assertThat(ask(1, "Accept-Language", "en").raw().body())
        .contains("Sichuan, where the certificate is registered, confirmed", "核验单（测试）第1号");
    Answer again =
        chongqing.post("/api/receipts/verification", Map.of("receipt", ask(1).text("receipt")));
    assertThat(again.json().path("again").path("result").asString()).isEqualTo("SAME");
    assertThat(refused(path, wanted())).isEqualTo("ALREADY_CONFIRMED");

    decided(sichuan, SICHUAN, sichuan.post(path + "/revocation", ended()));
    RunningRecognition.await("told", () -> stored(id).equals("CONDITIONAL/RULING/true"));
    assertThat(outcome(1)).isEqualTo("CONDITIONAL");

    registries.erase(SICHUAN, id);
    RunningRecognition.await("gone here", () -> sichuan.get(path).json().size() == 0);
    RunningRecognition.await("gone there", () -> chongqing.get(path).json().size() == 0);
    assertThat(
            new TestTopic(Stream.CONFIRMATIONS.topic(SICHUAN), 6)
                .readUntil(
                    all -> all.stream().anyMatch(it -> it.key().equals(id) && it.value() == null)))
        .isNotEmpty();
  }

  @Test
  void the_hosts_officers_go_before_it() {
    String id = permit(2, SICHUAN).certificateId();
    publish(2);
    say(said(SICHUAN, SICHUAN, 2, 1));
    RunningRecognition.await("granted", () -> outcome(2).equals("GRANTED"));
    Map<String, Object> against =
        Map.of(
            "certificateId", id,
            "agreement", "sc-cq-verified",
            "version", 1,
            "clause", "permits",
            "subject", "VERIFICATION",
            "inFavour", false,
            "from", "2019-01-01",
            "citation", "联席会议纪要（测试）",
            "reason", "查无此证");
    String ruling = decided(chongqing, CHONGQING, chongqing.post("/api/rulings", against));
    assertThat(outcome(2)).isEqualTo("REFUSED");
    decided(
        chongqing,
        CHONGQING,
        chongqing.post(
            "/api/rulings/" + ruling + "/revocation", Map.of("from", TODAY, "reason", "撤销")));
    assertThat(outcome(2)).isEqualTo("GRANTED");
  }

  @Test
  void what_comes_before_its_certificate_counts_when_that_comes() {
    say(said(SICHUAN, SICHUAN, 3, 1));
    String path = "/api/confirmations/" + permit(3, SICHUAN).certificateId();
    RunningRecognition.await("kept", () -> chongqing.get(path).json().size() == 1);
    registries.publish(permit(3, SICHUAN));
    RunningRecognition.await("received", () -> !outcome(3).equals("NOT_RECEIVED"));
    assertThat(outcome(3)).isEqualTo("GRANTED");
  }

  @Test
  void what_may_not_be_confirmed_is_refused_with_its_reason() {
    publish(4);
    String id = permit(4, SICHUAN).certificateId();
    String path = "/api/confirmations/" + id;
    RunningRecognition.await(
        "at home", () -> refused(path + "/revocation", ended()).equals("NOT_CONFIRMED"));
    Answer others = sichuan.post(path, with(wanted(), Map.of("condition", "REASSESSMENT")));
    assertThat(others.status()).isEqualTo(409);
    assertThat(others.text("type")).endsWith(":confirmation-refused");
    assertThat(others.json().path("errors").path(0).path("fault").asString())
        .contains("只能确认核验（VERIFICATION）和备案（FILING）");
    assertThat(refused(path, with(wanted(), Map.of("condition", "FILING"))))
        .isEqualTo("CONDITION_NOT_SET");
    assertThat(refused(path, with(wanted(), Map.of("clause", "nothing"))))
        .isEqualTo("CLAUSE_UNKNOWN");
    Map<String, Object> statute =
        with(
            wanted(),
            Map.of("agreement", "cn-skill-certificates-2026", "clause", "nationwide-validity"));
    assertThat(refused(path, statute)).isEqualTo("NOT_A_PARTY");
    assertThat(refused(path + "/revocation", ended())).isEqualTo("NOT_CONFIRMED");
    assertThat(chongqing.post(path, wanted()).text("code")).isEqualTo("NOT_AT_HOME");
    assertThat(refused("/api/confirmations/" + permit(5, SICHUAN).certificateId(), wanted()))
        .isEqualTo("CERTIFICATE_UNKNOWN");
    Answer nothing = sichuan.post(path, Map.of("condition", "WEATHER"));
    assertThat(nothing.status()).isEqualTo(422);
    assertThat(nothing.json().path("errors").size()).isEqualTo(6);
    Answer person = sichuan.post(path, with(wanted(), Map.of("citation", Registries.DOCUMENT)));
    assertThat(person.json().path("errors").findValuesAsString("field")).contains("citation");
    assertThat(sichuan.post("/api/confirmations/x", wanted()).status()).isEqualTo(422);
    assertThat(sichuan.get(path).json().size()).isZero();
  }

  @Test
  void every_record_ends_in_its_one_outcome_and_only_the_home_regions_word_counts() {
    publish(6);
    registries.publish(permit(7, ZHEJIANG));
    OddRecord home = odd(SICHUAN, said(SICHUAN, SICHUAN, 8, 2));
    OddRecord zhejiangs = odd(ZHEJIANG, said(ZHEJIANG, ZHEJIANG, 6, 1));
    List<OddRecord> records =
        List.of(
            home.named("before all others"),
            odd(SICHUAN, said(SICHUAN, SICHUAN, 8, 1)).named("an older version").ends("stale"),
            home.named("the same again").ends("duplicate"),
            home.named("a type of tomorrow")
                .header("ce_type", "yichi.condition.blessed.v9")
                .ends("ignored"),
            home.named("no citation")
                .json(it -> it.replaceFirst(",\"citation\":\"[^\"]*\"", ""))
                .rejected("citation is missing"),
            home.named("a condition of tomorrow")
                .json(it -> it.replace("VERIFICATION", "PRAISE"))
                .rejected("a code in the confirmation is unknown or malformed"),
            home.named("a condition that no home region answers")
                .json(it -> it.replace("VERIFICATION", "REASSESSMENT"))
                .rejected("a code in the confirmation is unknown or malformed"),
            home.named("a key that is not its certificate")
                .key(permit(6, SICHUAN).certificateId())
                .rejected("record key is not the certificate id"),
            home.named("another region's word")
                .field("by", "\"330000\"")
                .header("ce_id", "330000/" + permit(8, SICHUAN).certificateId() + "/2")
                .rejected("by is not the region that wrote the record"),
            home.named("a word on another region's certificate")
                .field("homeRegion", "\"330000\"")
                .rejected("only the home region confirms"),
            OddRecord.tombstone(
                    Stream.CONFIRMATIONS.topic(SICHUAN), permit(8, SICHUAN).certificateId())
                .named("the end of it")
                .ends("applied"),
            OddRecord.tombstone(
                    Stream.CONFIRMATIONS.topic(SICHUAN), permit(8, SICHUAN).certificateId())
                .named("the end of nothing")
                .ends("duplicate"),
            OddRecord.tombstone(Stream.CONFIRMATIONS.topic(SICHUAN), "x")
                .named("the end of what is no certificate")
                .rejected("record key is not a certificate id"),
            zhejiangs.named("Zhejiang says that Sichuan's certificate is its own"),
            odd(ZHEJIANG, said(ZHEJIANG, ZHEJIANG, 7, 1)).named("by who is no party"),
            odd(SICHUAN, said(SICHUAN, SICHUAN, 10, 1)).named("after all others"));
    new OddRecords(
            chongqing.bean(MeterRegistry.class),
            "confirmations",
            new TestTopic(Stream.deadLetterTopic(CHONGQING, "recognition.confirmations"), 1))
        .expect(records);
    assertThat(outcome(6)).isEqualTo("CONDITIONAL");
    RunningRecognition.await("received", () -> !outcome(7).equals("NOT_RECEIVED"));
    assertThat(outcome(7)).isEqualTo("NO_AGREEMENT");
  }

  private static void publish(int serial) {
    registries.publish(permit(serial, SICHUAN));
    RunningRecognition.await("received", () -> outcome(serial).equals("CONDITIONAL"));
  }

  private static String number(int serial) {
    return "TS5100002024" + String.format("%04d", serial);
  }

  private static CertificateState permit(int serial, String home) {
    return Registries.certificate(
        home,
        number(serial),
        1,
        "SPECIAL_EQUIPMENT_OP",
        "S0000" + home.substring(0, 2) + "000991",
        "2024-06-01",
        null,
        new Registries.Title(null, null),
        null,
        null,
        null,
        "2034-06-01",
        "VALID",
        "2024-06-01");
  }

  /** What a region says of a certificate: that its permit is verified since 2024. */
  private static ConfirmationState said(String by, String home, int serial, int version) {
    Instant at = Instant.parse("2026-11-01T00:00:00Z");
    return new ConfirmationState(
        permit(serial, serial == 7 ? ZHEJIANG : SICHUAN).certificateId(),
        version,
        home,
        by,
        List.of(
            new ConfirmationState.Item(
                "sc-cq-verified",
                1,
                "permits",
                "VERIFICATION",
                LocalDate.parse("2024-07-01"),
                null,
                "核验单（测试）")),
        new Instants(LocalDate.parse("2026-11-01"), at, at));
  }

  private static void say(ConfirmationState state) {
    registries.send(Stream.CONFIRMATIONS, state.by(), EventType.CONDITION_CONFIRMED, state);
  }

  private static OddRecord odd(String region, ConfirmationState state) {
    return OddRecord.sound(
        Stream.CONFIRMATIONS.topic(region),
        new EventCodec().encode(Envelope.of(EventType.CONDITION_CONFIRMED, region, "test", state)));
  }

  private static Map<String, Object> wanted() {
    return Map.of(
        "agreement", "sc-cq-verified",
        "version", 1,
        "clause", "permits",
        "condition", "VERIFICATION",
        "from", "2024-07-01",
        "citation", "核验单（测试）第1号",
        "reason", "账册相符");
  }

  private static Map<String, Object> ended() {
    return Map.of(
        "agreement", "sc-cq-verified",
        "version", 1,
        "clause", "permits",
        "condition", "VERIFICATION",
        "from", TODAY,
        "reason", "账册有误");
  }

  private static Map<String, Object> with(Map<String, Object> body, Map<String, Object> changes) {
    Map<String, Object> changed = new HashMap<>(body);
    changed.putAll(changes);
    return changed;
  }

  private static String refused(String path, Map<String, Object> body) {
    return sichuan.post(path, body).text("code");
  }

  private static String decided(RunningRecognition running, String region, Answer proposed) {
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    Answer confirmed = confirm(running, region, proposed, Role.SUPERVISOR);
    assertThat(confirmed.text("state")).as(confirmed.raw().body()).isEqualTo("CARRIED_OUT");
    return proposed.text("id");
  }

  private static Answer confirm(
      RunningRecognition running, String region, Answer proposed, Role role) {
    return running.post(
        "/api/proposals/" + proposed.text("id") + "/confirmation",
        Map.of(),
        "Authorization",
        TestProvider.shared().token(region, role).bearer());
  }

  private static Answer ask(int serial, String... headers) {
    return chongqing.post(
        "/api/enquiries",
        Map.of(
            "certificateNumber",
            number(serial),
            "holderName",
            Registries.NAME,
            "hostRegion",
            CHONGQING,
            "receipt",
            true),
        headers);
  }

  private static String outcome(int serial) {
    return ask(serial).text("outcome");
  }

  private static String stored(String id) {
    for (JsonNode line : chongqing.get("/api/books?limit=1000").json().path("items")) {
      if (line.path("certificateId").asString().equals(id)) {
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
