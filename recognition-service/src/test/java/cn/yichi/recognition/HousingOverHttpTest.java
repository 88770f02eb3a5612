package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.decision.StoryTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The housing subsidy of Jiangjin, from the registry's topic to the answer that the worker himself
 * gets, and an officer. Rows of certificates that are not granted here stay with the rules' test.
 */
@Tag("database")
class HousingOverHttpTest {
  private static final String HOME = "500000";
  private static final List<String> LEVELS =
      Registries.issuerState(HOME, Registries.issuer(HOME), 1, "SKILL_LEVEL")
          .filings()
          .getFirst()
          .levels();
  private static final List<Map<String, String>> ROWS =
      StoryTable.read("/stories/housing.csv").stream()
          .filter(row -> row.get("kind").equals("SKILL_LEVEL") && row.get("valid").equals("yes"))
          .filter(row -> LEVELS.contains(row.get("level")))
          .toList();
  private static final Map<String, String> OUTCOMES =
      Map.of("ELIGIBLE", "ELIGIBLE", "NEEDS", "NEEDS_FACTS", "NOT", "NOT_ELIGIBLE");
  private static RunningRecognition chongqing;

  @BeforeAll
  static void publish() {
    Registries.topics(HOME);
    try (Registries registries = new Registries()) {
      registries.publish(Registries.issuerState(HOME, Registries.issuer(HOME), 1, "SKILL_LEVEL"));
      LEVELS.forEach(level -> registries.publish(certificate(level)));
    }
    chongqing = RunningRecognition.start(HOME, TestStack.freshDatabase().getName());
    Set<String> ids =
        LEVELS.stream().map(each -> certificate(each).certificateId()).collect(Collectors.toSet());
    RunningRecognition.await("every certificate granted", () -> granted().containsAll(ids));
    assertThat(ROWS).hasSizeGreaterThan(15);
  }

  @AfterAll
  static void stop() {
    chongqing.close();
  }

  private static List<String> granted() {
    return chongqing
        .get("/api/books?limit=100000")
        .json()
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("outcome").asString().equals("GRANTED"))
        .map(entry -> entry.path("certificateId").asString())
        .toList();
  }

  private static CertificateState certificate(String level) {
    return Registries.certificate(
        HOME,
        number(level),
        1,
        "SKILL_LEVEL",
        Registries.issuer(HOME),
        "2022-09-01",
        level,
        new Registries.Title(null, null),
        "E2022:6-18-01-01",
        null,
        null,
        null,
        "VALID",
        "2022-09-01");
  }

  private static String number(String level) {
    return "S000098" + String.format("%06d", LEVELS.indexOf(level));
  }

  @TestFactory
  List<DynamicTest> every_row_is_answered_as_the_table_says_to_worker_and_officer() {
    return ROWS.stream()
        .map(row -> DynamicTest.dynamicTest(row.get("neighbour"), () -> check(row)))
        .toList();
  }

  private static void check(Map<String, String> row) {
    Map<String, Object> question = question(row);
    Answer own = ask(question, Role.WORKER);
    String whole = row + "\n" + own.raw().body();
    assertThat(own.text("outcome")).as(whole).isEqualTo(OUTCOMES.get(row.get("answer")));
    assertThat(own.text("amount")).as(whole).isEqualTo(row.get("yuan"));
    assertThat(String.join(" ", own.json().path("needs").findValuesAsString("name")))
        .as(whole)
        .isEqualTo(row.get("needs"));
    assertThat(own.json().path("gaps").size()).as(whole).isEqualTo(gaps(row));
    assertThat(own.text("answer")).as(whole).contains(row.get("ladder"));
    question.put("documentNumber", Registries.DOCUMENT);
    assertThat(ask(question, Role.OFFICER).raw().body()).isEqualTo(own.raw().body());
  }

  private static int gaps(Map<String, String> row) {
    return row.get("gaps").isEmpty() ? 0 : row.get("gaps").split(" ").length;
  }

  private static Answer ask(Map<String, Object> question, Role role) {
    String token =
        TestProvider.shared()
            .token(HOME, role)
            .with("id_document_number", Registries.DOCUMENT)
            .bearer();
    return chongqing.post(
        "/api/benefits/jiangjin-housing/eligibility", question, "Authorization", token);
  }

  private static Map<String, Object> question(Map<String, String> row) {
    Map<String, Object> facts = new HashMap<>();
    if (!row.get("priceYuan").isEmpty()) {
      facts.put("housePriceFen", Long.parseLong(row.get("priceYuan")) * 100);
    }
    Map.of("inJiangjin", "homeInJiangjin", "first", "firstClaim", "above", "levelAboveAccepted")
        .forEach(
            (column, fact) -> {
              if (!row.get(column).isEmpty()) {
                facts.put(fact, row.get(column).equals("yes"));
              }
            });
    Map<String, Object> question = new HashMap<>();
    question.put("certificateNumber", number(row.get("level")));
    question.put("facts", facts);
    return question;
  }
}
