package cn.yichi.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.WorkingDays;
import cn.yichi.recognition.roster.RosterTools;
import cn.yichi.recognition.roster.StallingQueue;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an organisation is told in a roster is remembered as what it is told one by one. */
@Tag("database")
@Timeout(300)
class RosterRemembersTest {
  private static final String ISSUER = "S000051000996";
  private static final String GOOD = Registries.number("510000", 96_001);
  private static final String CHANGES = Registries.number("510000", 96_002);
  private static final String ERASED = Registries.number("510000", 96_003);
  private static final String ASKED_SINGLY = Registries.number("510000", 96_004);
  private static final String OPEN = Registries.number("510000", 96_005);
  private static final String CRASHING = Registries.number("510000", 96_006);
  private static final String UNCOVERED = "ROSTER-TITLE-96007";
  private static final String FIRM = Firms.numbered(96);
  private static final LocalDate TODAY = LocalDate.now(JudgeCase.LEGAL_ZONE);
  private static final String DUE = WorkingDays.after(TODAY, 10).toString();
  private static final Registries registries = new Registries();

  /** Places of the columns of a result, behind two of the sender's own. */
  private static final int OUTCOME = 2;

  private static final int BEFORE = 12;
  private static final int PROVISIONAL = 13;
  private static final int ANSWER = 14;

  @TempDir static Path spool;
  private static RunningRecognition chongqing;
  private static String employer;

  @BeforeAll
  static void start() {
    Registries.topics("510000", "330000");
    registries.publish(Registries.issuerState("510000", ISSUER, 1, "SKILL_LEVEL"));
    registries.publish(Registries.issuerState("330000", "S000033000996", 1, "PROFESSIONAL_TITLE"));
    registries.publish(title());
    for (String number : List.of(GOOD, CHANGES, ASKED_SINGLY, CRASHING)) {
      registries.publish(skill(number, 1, "2023-06-01", "VALID"));
    }
    for (String number : List.of(ERASED, OPEN)) {
      registries.publish(skill(number, 1, "2016-06-01", "VALID"));
    }
    chongqing = start(TestStack.freshDatabase().getName(), "1");
    employer = chongqing.employer("remembered-employer", FIRM);
    for (String number : List.of(UNCOVERED, GOOD, CHANGES, ASKED_SINGLY, CRASHING, ERASED, OPEN)) {
      RunningRecognition.await("known", () -> received(chongqing, number));
    }
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    registries.close();
  }

  private static RunningRecognition start(String database, String concurrent) {
    return RunningRecognition.start(
        "500000",
        database,
        "--yichi.spool.directory=" + spool,
        "--yichi.misses.organisation=100000",
        "--yichi.recognition.rosters.concurrent=" + concurrent,
        "--yichi.recognition.rosters.batch=2",
        "--yichi.recognition.rosters.checkpoint=4",
        "--yichi.recognition.rosters.hold=1s",
        "--yichi.recognition.rosters.poll=100ms");
  }

  private static CertificateState title() {
    return Registries.certificate(
        "330000",
        UNCOVERED,
        1,
        "PROFESSIONAL_TITLE",
        "S000033000996",
        "2023-06-01",
        null,
        new Registries.Title("工程师", "INTERMEDIATE"),
        null,
        null,
        null,
        null,
        "VALID",
        "2023-06-01");
  }

  private static CertificateState skill(
      String number, int version, String issuedOn, String status) {
    return Registries.turner("510000", number, version, ISSUER, issuedOn, status, issuedOn);
  }

  private static String worker() {
    return TestProvider.shared()
        .token("500000", Role.WORKER)
        .with("id_document_number", Registries.DOCUMENT)
        .bearer();
  }

  /** A bureau's question leaves no trace. */
  private static boolean received(RunningRecognition service, String number) {
    return service.ask(number).json().path("versions").has("issuer");
  }

  private static String send(
      RunningRecognition service, String token, String language, String... numbers) {
    StringBuilder rows = new StringBuilder("证书编号,姓名\n");
    for (String number : numbers) {
      rows.append(number).append(',').append(Registries.NAME).append('\n');
    }
    Answer taken =
        service.upload(
            "/api/rosters?purpose=HIRE&basis=CONTRACT",
            rows.toString().getBytes(UTF_8),
            "text/csv",
            "Authorization",
            token,
            "Accept-Language",
            language);
    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(202);
    return taken.raw().headers().firstValue("Location").orElseThrow();
  }

  private static List<List<String>> told(
      RunningRecognition service, String token, String language, String... numbers) {
    return result(service, token, send(service, token, language, numbers));
  }

  private static List<List<String>> result(RunningRecognition service, String token, String path) {
    RunningRecognition.await(
        "the roster is answered",
        () -> service.get(path, "Authorization", token).text("state").equals("COMPLETED"));
    return new String(service.download(path + "/result", "Authorization", token), UTF_8)
        .lines()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }

  private static List<List<String>> told(String... numbers) {
    return told(chongqing, employer, "zh-CN", numbers);
  }

  private static String id(String number) {
    return number.equals(UNCOVERED)
        ? Registries.id("330000", "PROFESSIONAL_TITLE", number).value()
        : Registries.id("510000", "SKILL_LEVEL", number).value();
  }

  /** Who asked, as the holder sees it. */
  private static List<String> seen(RunningRecognition service, String number) {
    JsonNode items =
        service.get("/api/certificates/askings", "Authorization", worker()).json().path("items");
    return items.values().stream()
        .filter(it -> it.path("certificate").asString().equals(id(number)))
        .map(it -> it.path("by").asString())
        .toList();
  }

  private static List<Document> stored(RunningRecognition service, String name, String number) {
    return service
        .bean(MongoDatabase.class)
        .getCollection(name)
        .find(new Document("certificate", id(number)))
        .into(new ArrayList<>());
  }

  @Test
  void a_row_against_the_holder_is_provisional_and_he_is_told_once() {
    List<List<String>> rows = told(GOOD, UNCOVERED, UNCOVERED, GOOD, GOOD, UNCOVERED);
    for (int good : List.of(0, 3, 4)) {
      assertThat(rows.get(good).get(OUTCOME)).isEqualTo("GRANTED");
      assertThat(rows.get(good).subList(BEFORE, ANSWER + 1)).containsExactly("", "", "");
    }
    for (int adverse : List.of(1, 2, 5)) {
      assertThat(rows.get(adverse).get(OUTCOME)).isEqualTo("NO_AGREEMENT");
      assertThat(rows.get(adverse).get(BEFORE)).as("the same roster is not before").isEmpty();
      assertThat(rows.get(adverse).get(PROVISIONAL)).contains("暂时", DUE, "已请持证人的登记地区告知本人");
    }
    String answer = rows.get(1).get(ANSWER);
    JsonNode shown = chongqing.get("/api/answers/" + answer, "Authorization", employer).json();
    assertThat(shown.path("actNotBefore").asString()).isEqualTo(DUE);
    assertThat(shown.path("legalBasis").asString()).isEqualTo("CONTRACT");
    assertThat(chongqing.get("/api/answers", "Authorization", worker()).raw().body())
        .contains(answer, FIRM);
    JsonNode event = JsonMapper.shared().readTree(toldOnce(UNCOVERED));
    assertThat(event.path("answerId").asString()).isEqualTo(answer);
    assertThat(event.path("actNotBefore").asString()).isEqualTo(DUE);
    assertThat(seen(chongqing, UNCOVERED)).containsExactly("org/" + FIRM);
    replied(answer);
  }

  /** After the holder's reply the organisation may act, and a roster asked again says so. */
  private static void replied(String answer) {
    Answer reply =
        chongqing.post(
            "/api/answers/" + answer + "/reply",
            Map.of("kind", "AGREES"),
            "Authorization",
            worker());
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    List<String> again = told(UNCOVERED).getFirst();
    assertThat(again.get(BEFORE)).contains("贵单位已于" + TODAY, "没有变化");
    assertThat(again.get(PROVISIONAL)).contains("持证人已于" + TODAY).doesNotContain("暂时");
  }

  private static byte[] toldOnce(String number) {
    TestTopic topic = new TestTopic(Stream.ANSWERS.topic("500000"), 6);
    List<ConsumerRecord<String, byte[]>> said =
        topic.readUntil(all -> all.stream().anyMatch(it -> it.key().equals(id(number)))).stream()
            .filter(it -> it.key().equals(id(number)))
            .toList();
    assertThat(said).hasSize(1);
    return said.getFirst().value();
  }

  @Test
  void a_roster_asked_again_says_so_and_whether_the_answer_changed() {
    assertThat(told(CHANGES).getFirst().get(BEFORE)).isEmpty();
    assertThat(told(CHANGES).getFirst().get(BEFORE)).contains("贵单位已于" + TODAY, "没有变化");
    registries.publish(skill(CHANGES, 2, "2023-06-01", "REVOKED"));
    RunningRecognition.await(
        "revoked", () -> chongqing.ask(CHANGES).text("outcome").equals("REFUSED"));
    List<String> changed = told(chongqing, employer, "en", CHANGES).getFirst();
    String text = String.join(",", changed);
    assertThat(text).contains("INVALID", "recognised. The answer has changed since.");
    assertThat(text).contains("This answer is provisional", DUE);
    assertThat(seen(chongqing, CHANGES)).as("one a day").hasSize(1);
  }

  @Test
  void rosters_and_single_enquiries_know_of_each_other() {
    chongqing.ask(ASKED_SINGLY, "Authorization", employer);
    assertThat(told(ASKED_SINGLY).getFirst().get(BEFORE)).contains("贵单位已于" + TODAY);
    assertThat(told(OPEN).getFirst().get(BEFORE)).isEmpty();
    JsonNode after = chongqing.ask(OPEN, "Authorization", employer).json();
    assertThat(after.path("askedBefore").path("changed").asBoolean(true)).isFalse();
    assertThat(after.path("actNotBefore").asString()).isEqualTo(DUE);
  }

  @Test
  void of_a_bureaus_roster_it_is_only_noted_who_asked() {
    String officer = TestProvider.shared().token("500000", Role.OFFICER).bearer();
    List<String> row = told(chongqing, officer, "zh-CN", CRASHING).getFirst();
    assertThat(row.subList(BEFORE, ANSWER + 1)).containsExactly("", "", "");
    assertThat(stored(chongqing, "answers", CRASHING)).isEmpty();
    assertThat(stored(chongqing, "askings", CRASHING))
        .singleElement()
        .satisfies(it -> assertThat(it.getString("by")).isEqualTo("bureau"));
  }

  @Test
  void an_erasure_takes_what_a_roster_was_told_with_it() {
    told(ERASED);
    assertThat(stored(chongqing, "answers", ERASED)).hasSize(1);
    assertThat(seen(chongqing, ERASED)).hasSize(1);
    registries.erase("510000", id(ERASED));
    RunningRecognition.await("erased", () -> !received(chongqing, ERASED));
    // They go after it.
    RunningRecognition.await("forgotten", () -> stored(chongqing, "answers", ERASED).isEmpty());
    RunningRecognition.await("forgotten", () -> seen(chongqing, ERASED).isEmpty());
    assertThat(told(ERASED).getFirst().get(OUTCOME)).isEqualTo("NOT_RECEIVED");
    assertThat(stored(chongqing, "answers", ERASED)).isEmpty();
  }

  @Test
  void a_part_that_is_done_again_after_a_crash_tells_the_same() throws Exception {
    String database = TestStack.freshDatabase().getName();
    try (RunningRecognition service = start(database, "0")) {
      String token = service.employer("crashing-employer", Firms.numbered(9601));
      RunningRecognition.await("known", () -> received(service, OPEN));
      RunningRecognition.await("known", () -> received(service, CRASHING));
      service.ask(CRASHING, "Authorization", token);
      String path = send(service, token, "zh-CN", OPEN, CRASHING);
      StallingQueue victim = StallingQueue.beforeItsPart(service.bean(RosterTools.class), "victim");
      victim.awaitStanding();
      List<Document> first = stored(service, "answers", OPEN);
      assertThat(first).as("remembered before a part tells of it").hasSize(1);
      try (RunningRecognition second = start(database, "1")) {
        List<List<String>> rows = result(second, token, path);
        assertThat(rows.getFirst().get(BEFORE)).as("its own first try is not before").isEmpty();
        assertThat(rows.getFirst().get(PROVISIONAL)).contains(DUE, "已请持证人的登记地区告知本人");
        assertThat(rows.get(1).get(BEFORE)).as("but the enquiry is").contains("贵单位已于" + TODAY);
        victim.close();
        assertThat(stored(second, "answers", OPEN).getFirst().getLong("revision")).isOne();
        assertThat(seen(second, OPEN)).hasSize(1);
        assertThat(
                result(second, token, path).stream()
                    .map(row -> String.join(",", row))
                    .collect(Collectors.joining()))
            .isEqualTo(
                rows.stream().map(row -> String.join(",", row)).collect(Collectors.joining()));
      }
    }
  }

  @Test
  void the_ground_is_one_of_the_words_of_single_enquiries() {
    for (String basis : List.of("", "&basis=", "&basis=employment-contract", "&basis=contract")) {
      Answer refused =
          chongqing.upload(
              "/api/rosters?purpose=HIRE" + basis,
              "证书编号,姓名\nS1,王\n".getBytes(UTF_8),
              "text/csv",
              "Authorization",
              employer);
      assertThat(refused.status()).as(basis).isEqualTo(422);
      JsonNode errors = refused.json().path("errors");
      assertThat(errors.findValuesAsString("field")).containsExactly("basis");
      assertThat(errors.toString()).contains("HR_MANAGEMENT", "请选填其中一项");
    }
  }
}
