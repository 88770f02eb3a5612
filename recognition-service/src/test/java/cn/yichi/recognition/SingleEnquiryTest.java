package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.WorkingDays;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organisation asks about one holder, in all the ways it may, and the holder has his say. */
@Tag("database")
@Timeout(300)
class SingleEnquiryTest {
  private static final String ISSUER = "S000051000991";
  private static final String LI = "李新民";
  private static final String LIS_PAPER = "510105198501014018";
  private static final String HE = "何春生";
  private static final String HES_PAPER = "510105198602024020";
  private static final String TURNER = Registries.number("510000", 91_001);
  private static final String WELDER = Registries.number("510000", 91_002);
  private static final String REVOKED = Registries.number("510000", 91_003);
  private static final String SUSPENDED = Registries.number("510000", 91_004);
  private static final String UNCOVERED = "ENQUIRY-TITLE-91005";
  private static final String OLD = Registries.number("510000", 91_006);
  private static final String CHANGES = Registries.number("510000", 91_007);
  private static final String ERASED = Registries.number("510000", 91_008);
  private static final String REPLIED = "ENQUIRY-TITLE-91009";
  private static final String UNKNOWN = Registries.number("510000", 91_999);
  private static final LocalDate TODAY = LocalDate.now(JudgeCase.LEGAL_ZONE);
  private static final String FIRM = Firms.numbered(91);
  private static final Registries registries = new Registries();

  private static RunningRecognition chongqing;
  private static String employer;
  private static String other;

  @BeforeAll
  static void start() {
    Registries.topics("510000", "330000");
    registries.publish(Registries.issuerState("510000", ISSUER, 1, "SKILL_LEVEL"));
    registries.publish(Registries.issuerState("330000", "S000033000991", 1, "PROFESSIONAL_TITLE"));
    registries.publish(skill(TURNER, 1, LI, LIS_PAPER, "2023-06-01", "VALID"));
    registries.publish(of(LI, LIS_PAPER, certificate(WELDER, 1, "6-18-02-04", "VALID")));
    registries.publish(skill(REVOKED, 1, HE, HES_PAPER, "2023-06-01", "REVOKED"));
    registries.publish(skill(SUSPENDED, 1, HE, HES_PAPER, "2023-06-01", "SUSPENDED"));
    registries.publish(skill(OLD, 1, HE, HES_PAPER, "2016-06-01", "VALID"));
    registries.publish(skill(CHANGES, 1, HE, HES_PAPER, "2023-06-01", "VALID"));
    registries.publish(title(UNCOVERED));
    registries.publish(title(REPLIED));
    chongqing =
        RunningRecognition.start(
            "500000",
            TestStack.freshDatabase().getName(),
            "--yichi.misses.organisation=100000",
            "--yichi.security.remember=100ms");
    employer = chongqing.employer("asks-one-by-one", FIRM);
    other = chongqing.employer("asks-elsewhere", Firms.numbered(92));
    for (String number : List.of(TURNER, WELDER)) {
      RunningRecognition.await("known", () -> received(number, LI));
    }
    for (String number : List.of(REVOKED, SUSPENDED, OLD, CHANGES, UNCOVERED, REPLIED)) {
      RunningRecognition.await("known", () -> received(number, HE));
    }
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    registries.close();
  }

  private static CertificateState certificate(
      String number, int version, String occupation, String status) {
    return certificate(number, version, occupation, "2023-06-01", status);
  }

  private static CertificateState certificate(
      String number, int version, String occupation, String issuedOn, String status) {
    return Registries.certificate(
        "510000",
        number,
        version,
        "SKILL_LEVEL",
        ISSUER,
        issuedOn,
        "INTERMEDIATE_WORKER",
        new Registries.Title(null, null),
        "E2022:" + occupation,
        null,
        null,
        null,
        status,
        issuedOn);
  }

  private static CertificateState skill(
      String number, int version, String name, String paper, String issuedOn, String status) {
    return of(name, paper, certificate(number, version, "6-18-01-01", issuedOn, status));
  }

  private static CertificateState title(String number) {
    return of(
        HE,
        HES_PAPER,
        Registries.certificate(
            "330000",
            number,
            1,
            "PROFESSIONAL_TITLE",
            "S000033000991",
            "2023-06-01",
            null,
            new Registries.Title("工程师", "INTERMEDIATE"),
            null,
            null,
            null,
            null,
            "VALID",
            "2023-06-01"));
  }

  /** The same certificate of another person. */
  private static CertificateState of(String name, String paper, CertificateState any) {
    FederatedDigests digests = Registries.DIGESTS;
    CertificateId id = new CertificateId(any.certificateId());
    return new CertificateState(
        any.certificateId(),
        any.version(),
        any.homeRegion(),
        any.kind(),
        any.number(),
        any.numberMasked(),
        any.numberDigest(),
        any.numberScheme(),
        digests.holderRef(new IdDocument(DocumentType.RESIDENT_ID, paper)).value(),
        digests.nameDigest(id, new PersonName(name)),
        List.of(digests.documentDigest(id, paper)),
        any.occupation(),
        any.level(),
        any.title(),
        any.titleGrade(),
        any.issuerCode(),
        any.issuerName(),
        any.assessedOn(),
        any.issuedOn(),
        any.validUntil(),
        any.standardVersion(),
        any.exceptionalBasis(),
        any.county(),
        any.status(),
        any.statusReason(),
        any.backfill(),
        any.instants());
  }

  private static String worker(String paper) {
    return TestProvider.shared()
        .token("500000", Role.WORKER)
        .with("id_document_number", paper)
        .bearer();
  }

  /** A bureau's question leaves no trace among the askings. */
  private static boolean received(String number, String name) {
    Answer answer =
        chongqing.post(
            "/api/enquiries",
            Map.of("certificateNumber", number, "holderName", name, "hostRegion", "500000"));
    return answer.json().path("versions").has("issuer");
  }

  private static Map<String, Object> body(
      @Nullable String number, @Nullable String name, @Nullable String paper) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("hostRegion", "500000");
    body.put("purpose", "HIRE");
    body.put("legalBasis", "CONTRACT");
    if (number != null) {
      body.put("certificateNumber", number);
    }
    if (name != null) {
      body.put("holderName", name);
    }
    if (paper != null) {
      body.put("documentNumber", paper);
    }
    return body;
  }

  private static Answer asked(String token, String language, Map<String, Object> body) {
    return chongqing.post(
        "/api/enquiries", body, "Authorization", token, "Accept-Language", language);
  }

  private static Answer asked(Map<String, Object> body) {
    return asked(employer, "zh-CN", body);
  }

  /** The holder has been answered against more than once by now. */
  private static void readsPageByPage() {
    Map<String, Object> bidding = body(REPLIED, HE, null);
    bidding.put("purpose", "BID");
    assertThat(asked(bidding).json().has("answerId")).isTrue();
    List<String> whole =
        answers("", worker(HES_PAPER)).json().path("items").findValuesAsString("id");
    List<String> paged = new ArrayList<>();
    Answer page = answers("?limit=1", worker(HES_PAPER));
    while (page.json().has("next")) {
      assertThat(page.json().path("items").size()).isEqualTo(1);
      paged.addAll(page.json().path("items").findValuesAsString("id"));
      page = answers("?limit=1&after=" + page.text("next"), worker(HES_PAPER));
    }
    assertThat(whole).hasSizeGreaterThan(1);
    assertThat(paged).isEqualTo(whole);
    for (String after : List.of("x", "2026-02-30." + "a".repeat(32))) {
      assertThat(answers("?after=" + after, worker(HES_PAPER)).text("type"))
          .endsWith(":cursor-malformed");
    }
    assertThat(answers("?limit=201", worker(HES_PAPER)).text("type"))
        .endsWith(":limit-out-of-range");
  }

  private static Answer answers(String path, String token) {
    return chongqing.get("/api/answers" + path, "Authorization", token);
  }

  @Test
  void an_organisation_must_say_to_what_end_and_on_what_ground_it_asks() {
    Map<String, Object> silent = body(TURNER, LI, null);
    silent.remove("purpose");
    silent.put("legalBasis", "BECAUSE");
    Answer answer = asked(silent);
    assertThat(answer.status()).isEqualTo(422);
    JsonNode errors = answer.json().path("errors");
    assertThat(errors.findValuesAsString("field")).containsExactly("purpose", "legalBasis");
    assertThat(errors.findValuesAsString("fault"))
        .anySatisfy(it -> assertThat(it).contains("HIRE"));
    assertThat(errors.toString()).contains("HR_MANAGEMENT", "请选填其中一项");
    Map<String, Object> plain = new LinkedHashMap<>(body(TURNER, LI, null));
    plain.keySet().removeAll(List.of("purpose", "legalBasis"));
    assertThat(chongqing.post("/api/enquiries", plain).status()).isEqualTo(200);
    assertThat(asked(worker(LIS_PAPER), "zh-CN", plain).text("outcome")).isEqualTo("GRANTED");
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 没有收到与所填各项都相符的证书, 证书无效，不予认可, 证书已暂停, 没有生效的协议适用, 须由人工确认",
    "en, No certificate was received, The certificate is not valid, The certificate is suspended,"
        + " No agreement in force, A person must confirm"
  })
  void what_was_not_received_is_invalid_suspended_uncovered_or_referred_is_said_so(
      String language,
      String unknown,
      String invalid,
      String suspended,
      String uncovered,
      String referred) {
    Map<String, String> leads = new LinkedHashMap<>();
    leads.put(UNKNOWN, unknown);
    leads.put(REVOKED, invalid);
    leads.put(SUSPENDED, suspended);
    leads.put(UNCOVERED, uncovered);
    leads.put(OLD, referred);
    leads.forEach(
        (number, lead) ->
            assertThat(asked(employer, language, body(number, HE, null)).text("answer"))
                .as(number)
                .startsWith(lead));
    List<String> codes =
        leads.keySet().stream().map(it -> asked(body(it, HE, null)).text("outcome")).toList();
    assertThat(codes)
        .containsExactly("NOT_RECEIVED", "REFUSED", "REFERRED", "NO_AGREEMENT", "REFERRED");
  }

  @Test
  void a_day_before_the_issue_is_not_called_invalid() {
    Map<String, Object> before = body(TURNER, LI, null);
    before.put("asOf", "1999-12-31");
    assertThat(asked(before).text("outcome")).isEqualTo("REFUSED");
    assertThat(asked(before).text("answer")).startsWith("所问日期早于证书的颁发日").contains("不表示证书无效");
  }

  @Test
  void any_two_facts_find_a_certificate() {
    for (Map<String, Object> two : List.of(body(TURNER, LI, null), body(TURNER, null, LIS_PAPER))) {
      assertThat(asked(two).text("outcome")).isEqualTo("GRANTED");
    }
    Answer several = asked(body(null, LI, LIS_PAPER));
    assertThat(several.text("outcome")).isEqualTo("SEVERAL");
    assertThat(several.text("answer")).contains("2本");
    JsonNode each = several.json().path("answers");
    assertThat(each).hasSize(2);
    assertThat(each.findValuesAsString("outcome")).contains("GRANTED");
    Map<String, Object> narrowed = body(null, LI, LIS_PAPER);
    narrowed.put("kind", "SKILL_LEVEL");
    narrowed.put("occupation", "车工");
    assertThat(asked(narrowed).text("outcome")).isEqualTo("GRANTED");
    assertThat(asked(narrowed).json().path("certificate").path("occupation").asString())
        .isEqualTo("车工");
    narrowed.put("certificateNumber", TURNER);
    assertThat(asked(narrowed).json().path("errors").findValuesAsString("code"))
        .containsExactly("beside-number", "beside-number");
    for (Map<String, Object> one :
        List.of(body(null, LI, null), body(null, null, LIS_PAPER), body(null, null, null))) {
      assertThat(asked(one).text("type")).endsWith(":two-facts-missing");
    }
    assertThat(asked(body(TURNER, null, null)).text("type")).endsWith(":second-fact-missing");
  }

  @Test
  void what_is_unknown_and_what_does_not_match_are_answered_alike_and_count_as_misses() {
    double before = misses();
    List<String> bodies =
        List.of(
                body(null, HE, LIS_PAPER),
                body(null, LI, "510105198703034033"),
                body(TURNER, HE, null),
                body(UNKNOWN, LI, null))
            .stream()
            .map(it -> asked(it).raw().body())
            .distinct()
            .toList();
    assertThat(bodies).hasSize(1);
    assertThat(bodies.getFirst()).contains("NOT_RECEIVED").doesNotContain("provisional");
    assertThat(misses() - before).isGreaterThanOrEqualTo(4);
  }

  private static double misses() {
    return chongqing.bean(MeterRegistry.class).find("yichi.misses").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  @Test
  void a_worker_finds_his_own_by_name_and_document_and_nobody_elses() {
    Map<String, Object> his = body(null, LI, LIS_PAPER);
    assertThat(asked(worker(LIS_PAPER), "zh-CN", his).text("outcome")).isEqualTo("SEVERAL");
    assertThat(asked(worker(HES_PAPER), "zh-CN", his).text("outcome")).isEqualTo("NOT_RECEIVED");
  }

  @Test
  void a_question_asked_again_is_pointed_out_and_whether_its_answer_changed() {
    Answer first = asked(body(CHANGES, HE, null));
    assertThat(first.text("outcome")).isEqualTo("GRANTED");
    assertThat(first.json().has("askedBefore")).isFalse();
    JsonNode again = asked(body(CHANGES, HE, null)).json();
    assertThat(again.path("askedBefore").path("on").asString()).isEqualTo(TODAY.toString());
    assertThat(again.path("askedBefore").path("changed").asBoolean(true)).isFalse();
    assertThat(again.path("answer").asString()).contains("贵单位已于" + TODAY, "认可", "没有变化");
    assertThat(asked(other, "zh-CN", body(CHANGES, HE, null)).json().has("askedBefore")).isFalse();
    Map<String, Object> bidding = body(CHANGES, HE, null);
    bidding.put("purpose", "BID");
    assertThat(asked(bidding).json().has("askedBefore")).isFalse();
    registries.publish(skill(CHANGES, 2, HE, HES_PAPER, "2023-06-01", "REVOKED"));
    RunningRecognition.await(
        "revoked",
        () ->
            chongqing
                .post(
                    "/api/enquiries",
                    Map.of("certificateNumber", CHANGES, "holderName", HE, "hostRegion", "500000"))
                .text("outcome")
                .equals("REFUSED"));
    Answer changed = asked(employer, "en", body(CHANGES, HE, null));
    assertThat(changed.json().path("askedBefore").path("outcome").asString()).isEqualTo("GRANTED");
    assertThat(changed.json().path("askedBefore").path("changed").asBoolean()).isTrue();
    assertThat(changed.text("answer")).contains("The answer has changed since.");
    assertThat(changed.json().path("provisional").asBoolean()).isTrue();
    Answer askings = chongqing.get("/api/certificates/askings", "Authorization", worker(HES_PAPER));
    String id = Registries.id("510000", "SKILL_LEVEL", CHANGES).value();
    assertThat(
            askings
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("certificate").asString().equals(id))
                .map(it -> it.path("by").asString() + " " + it.path("purpose").asString()))
        .containsExactlyInAnyOrder(
            "org/" + FIRM + " HIRE", "org/" + Firms.numbered(92) + " HIRE", "org/" + FIRM + " BID");
  }

  @Test
  void an_answer_against_the_holder_is_provisional_until_he_replies_and_he_is_told() {
    Answer adverse = asked(body(REPLIED, HE, null));
    String due = WorkingDays.after(TODAY, 10).toString();
    assertThat(adverse.text("outcome")).isEqualTo("NO_AGREEMENT");
    assertThat(adverse.json().path("provisional").asBoolean()).isTrue();
    assertThat(adverse.text("actNotBefore")).isEqualTo(due);
    assertThat(adverse.text("answer")).contains("暂时", due, "法定节假日未计入");
    String id = adverse.text("answerId");
    assertThat(asked(body(REPLIED, HE, null)).text("answerId")).isEqualTo(id);
    told(id, due);

    JsonNode his = only(answers("", worker(HES_PAPER)), id);
    assertThat(his.path("organisation").asString()).isEqualTo(FIRM);
    assertThat(his.path("purpose").asString()).isEqualTo("HIRE");
    assertThat(his.path("actNotBefore").asString()).isEqualTo(due);
    assertThat(answers("", worker(LIS_PAPER)).raw().body()).doesNotContain(id);
    readsPageByPage();
    assertThat(answers("/" + id, employer).json().has("reply")).isFalse();
    assertThat(answers("/" + id, other).text("type")).endsWith(":answer-unknown");

    assertThat(reply(id, LIS_PAPER, Map.of("kind", "AGREES")).status()).isEqualTo(404);
    Map<String, Object> faulty = Map.of("kind", "SHOUTS", "text", "见 " + HES_PAPER);
    assertThat(reply(id, HES_PAPER, faulty).json().path("errors").findValuesAsString("field"))
        .containsExactly("kind", "text");
    assertThat(reply(id, HES_PAPER, Map.of("kind", "OBJECTS", "text", "长".repeat(501))).status())
        .isEqualTo(422);
    Answer kept = reply(id, HES_PAPER, Map.of("kind", "OBJECTS", "text", "长".repeat(500)));
    assertThat(kept.status()).as(kept.raw().body()).isEqualTo(200);
    assertThat(kept.text("actNotBefore")).isEqualTo(TODAY.toString());
    assertThat(reply(id, HES_PAPER, Map.of("kind", "AGREES")).text("type"))
        .endsWith(":answer-replied");

    JsonNode seen = answers("/" + id, employer).json();
    assertThat(seen.path("reply").path("kind").asString()).isEqualTo("OBJECTS");
    assertThat(seen.path("reply").has("text")).isFalse();
    assertThat(seen.path("provisional").asBoolean(true)).isFalse();
    Answer after = asked(body(REPLIED, HE, null));
    assertThat(after.json().path("provisional").asBoolean(true)).isFalse();
    assertThat(after.text("actNotBefore")).isEqualTo(TODAY.toString());
    assertThat(after.text("answer")).contains("持证人已于" + TODAY + "答复").doesNotContain("暂时");
    audited();
    Map<String, Object> another = body(REPLIED, HE, null);
    another.put("asOf", TODAY.minusDays(30).toString());
    assertThat(asked(another).json().path("provisional").asBoolean()).isTrue();
    JsonNode stays = only(answers("", worker(HES_PAPER)), id);
    assertThat(stays.path("asOf").asString()).isEqualTo(TODAY.minusDays(30).toString());
    JsonNode earlier = stays.path("earlier").path(0);
    assertThat(earlier.path("asOf").asString()).isEqualTo(TODAY.toString());
    assertThat(earlier.path("reply").path("text").asString()).hasSize(500);
    JsonNode theirs = answers("/" + id, employer).json().path("earlier").path(0).path("reply");
    assertThat(theirs.path("kind").asString()).isEqualTo("OBJECTS");
    assertThat(theirs.has("text")).isFalse();
  }

  private static Answer reply(String id, String paper, Map<String, Object> reply) {
    return chongqing.post("/api/answers/" + id + "/reply", reply, "Authorization", worker(paper));
  }

  private static JsonNode only(Answer list, String id) {
    List<JsonNode> found =
        list.json()
            .path("items")
            .valueStream()
            .filter(it -> it.path("id").asString().equals(id))
            .toList();
    assertThat(found).as(list.raw().body()).hasSize(1);
    return found.getFirst();
  }

  /** Two questions, one term, one event. */
  private static void told(String answerId, String due) {
    TestTopic topic = new TestTopic(Stream.ANSWERS.topic("500000"), 6);
    String certificate = Registries.id("330000", "PROFESSIONAL_TITLE", REPLIED).value();
    List<ConsumerRecord<String, byte[]>> said =
        topic.readUntil(all -> all.stream().anyMatch(it -> it.key().equals(certificate))).stream()
            .filter(it -> it.key().equals(certificate))
            .toList();
    assertThat(said).hasSize(1);
    String text = new String(said.getFirst().value(), StandardCharsets.UTF_8);
    JsonNode event = JsonMapper.shared().readTree(text);
    assertThat(event.path("answerId").asString()).isEqualTo(answerId);
    assertThat(event.path("homeRegion").asString()).isEqualTo("330000");
    assertThat(event.path("host").asString()).isEqualTo("500000");
    assertThat(event.path("organisation").asString()).isEqualTo(FIRM);
    assertThat(event.path("actNotBefore").asString()).isEqualTo(due);
    assertThat(text).doesNotContain(HES_PAPER, REPLIED);
  }

  private static void audited() {
    String log =
        chongqing
            .get(
                "/api/audit/entries?limit=200",
                "Authorization",
                TestProvider.shared().token("500000", Role.AUDITOR).bearer())
            .raw()
            .body();
    assertThat(log).contains("answers.read", "answer.read", "answer.reply");
    assertThat(log).doesNotContain(HES_PAPER, REPLIED);
  }

  @Test
  void the_organisation_reads_what_the_holder_lets_it_read() {
    String id = asked(other, "zh-CN", body(OLD, HE, null)).text("answerId");
    Map<String, Object> shown = Map.of("kind", "EXPLAINS", "text", "已申请核验", "showText", true);
    assertThat(reply(id, HES_PAPER, shown).status()).isEqualTo(200);
    assertThat(answers("/" + id, other).json().path("reply").path("text").asString())
        .isEqualTo("已申请核验");
  }

  @Test
  void a_receipt_says_why_it_was_asked_and_comes_out_the_same() {
    Map<String, Object> wanted = body(TURNER, LI, null);
    wanted.put("receipt", true);
    String receipt = asked(wanted).text("receipt");
    String payload =
        new String(Base64.getUrlDecoder().decode(receipt.split("\\.")[1]), StandardCharsets.UTF_8);
    assertThat(JsonMapper.shared().readTree(payload).path("asked").toString())
        .contains("\"purpose\":\"HIRE\"", "\"legalBasis\":\"CONTRACT\"");
    Answer again = chongqing.post("/api/receipts/verification", Map.of("receipt", receipt));
    assertThat(again.json().path("again").path("result").asString()).isEqualTo("SAME");
  }

  @Test
  void an_erasure_takes_what_was_answered_with_it() {
    registries.publish(skill(ERASED, 1, HE, HES_PAPER, "2016-06-01", "VALID"));
    RunningRecognition.await("known", () -> received(ERASED, HE));
    assertThat(asked(body(ERASED, HE, null)).json().path("provisional").asBoolean()).isTrue();
    String id = Registries.id("510000", "SKILL_LEVEL", ERASED).value();
    assertThat(kept()).contains(id);
    registries.erase("510000", id);
    RunningRecognition.await("erased", () -> !received(ERASED, HE));
    assertThat(kept()).doesNotContain(id);
  }

  private static String kept() {
    MongoDatabase database = chongqing.bean(MongoDatabase.class);
    String all =
        List.of("answers", "askings").stream()
            .flatMap(it -> database.getCollection(it).find().into(new ArrayList<>()).stream())
            .map(Object::toString)
            .collect(Collectors.joining());
    assertThat(all).isNotEmpty().doesNotContain(HE, HES_PAPER, REPLIED);
    return all;
  }
}
