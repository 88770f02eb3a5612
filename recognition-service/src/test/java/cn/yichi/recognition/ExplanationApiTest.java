package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Why a certificate from Sichuan is worth in Chongqing what it is worth, over HTTP. */
@Tag("database")
class ExplanationApiTest {
  private static final String ISSUER = "S000051000885";

  /** Issued before the memorandum, whose source does not say whether it is covered. */
  private static final CertificateState OLD =
      Registries.certificate(
          "510000",
          Registries.number("510000", 8_851),
          1,
          "SKILL_LEVEL",
          ISSUER,
          "2016-06-20",
          "SENIOR_WORKER",
          new Registries.Title(null, null),
          "E2022:6-18-02-04",
          null,
          null,
          null,
          "VALID",
          "2016-06-20");

  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    Registries.topics("510000", "500000");
    try (Registries registries = new Registries()) {
      registries.publish(Registries.issuerState("510000", ISSUER, 1, "SKILL_LEVEL"));
      registries.publish(OLD);
    }
    chongqing = RunningRecognition.start("500000", TestStack.freshDatabase().getName());
    // Before its issuer is received it is referred too.
    RunningRecognition.await(
        "both are received",
        () -> {
          Answer answer = ask(Map.of());
          return answer.text("outcome").equals("REFERRED")
              && !answer.raw().body().contains("ISSUER_NOT_RECEIVED");
        });
  }

  @AfterAll
  static void stop() {
    chongqing.close();
  }

  private static Answer ask(Map<String, ?> more, String... headers) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("certificateNumber", OLD.number());
    body.put("holderName", Registries.NAME);
    body.put("hostRegion", "500116");
    body.put("asOf", "2021-06-01");
    return chongqing.post("/api/enquiries", body, headers);
  }

  @Test
  void is_made_only_where_it_is_asked_for() {
    assertThat(ask(Map.of()).json().has("explanation")).isFalse();
    assertThat(ask(Map.of("explain", false)).json().has("explanation")).isFalse();
    assertThat(ask(Map.of("explain", true)).json().has("explanation")).isTrue();
  }

  @Test
  void names_the_deciding_clause_its_open_test_and_who_can_answer_it() {
    JsonNode explanation =
        ask(Map.of("explain", true), "Accept-Language", "en").json().path("explanation");
    JsonNode clause = deciding(explanation).getFirst();
    assertThat(deciding(explanation)).hasSize(1);
    assertThat(clause.path("clause").asString()).isEqualTo("skill-level");
    assertThat(clause.path("citation").path("source").asString()).isNotBlank();
    JsonNode open = null;
    for (JsonNode test : clause.path("tests")) {
      if (!test.path("result").asString().equals("SATISFIED")) {
        assertThat(open).as("one test is open").isNull();
        open = test;
      }
    }
    assertThat(open.path("test").asString()).isEqualTo("PRIOR_CERTIFICATES");
    assertThat(open.path("result").asString()).isEqualTo("UNKNOWN");
    assertThat(open.path("why").path(0).path("code").asString())
        .isEqualTo("PRIOR_CERTIFICATES_UNSTATED");
    JsonNode would = open.path("wouldChange").path(0);
    assertThat(would.path("what").asString()).isEqualTo("RULED_FOR");
    assertThat(would.path("who").asString()).isEqualTo("HOST_BUREAU");
    assertThat(would.path("then").path("outcome").asString()).isEqualTo("GRANTED");
    assertThat(would.path("then").path("equivalence").path("level").asString())
        .isEqualTo("SENIOR_WORKER");
    assertThat(explanation.path("sentences").path(0).asString())
        .isEqualTo("A person must confirm.");
  }

  private static List<JsonNode> deciding(JsonNode explanation) {
    List<JsonNode> deciding = new ArrayList<>();
    for (JsonNode document : explanation.path("documents")) {
      for (JsonNode clause : document.path("clauses")) {
        if (clause.path("decides").asBoolean()) {
          deciding.add(clause);
        }
      }
    }
    return deciding;
  }

  @Test
  void officers_ask_by_the_id_of_a_certificate() {
    String path = "/api/certificates/" + OLD.certificateId() + "/explanation?asOf=2021-06-01";
    Answer answer = chongqing.get(path);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.text("outcome")).isEqualTo("REFERRED");
    assertThat(deciding(answer.json().path("explanation"))).hasSize(1);
    String none = "a".repeat(32);
    assertThat(chongqing.get("/api/certificates/" + none + "/explanation").fault())
        .containsExactly("certificate-unknown", "certificateId", none);
    assertThat(chongqing.get("/api/certificates/x/explanation").status()).isEqualTo(404);
    assertThat(chongqing.get(path.replace("2021-06-01", "2021-13-01")).status()).isEqualTo(422);
  }

  @Test
  void a_receipt_is_explained_by_the_texts_that_held_then() {
    Answer asked = ask(Map.of("receipt", true, "explain", true));
    Map<String, Object> presented = Map.of("receipt", asked.text("receipt"), "explain", true);
    Answer verified = chongqing.post("/api/receipts/verification", presented);
    assertThat(verified.json().path("explanation").path("documents"))
        .isEqualTo(asked.json().path("explanation").path("documents"));
    assertThat(
            chongqing
                .post("/api/receipts/verification", Map.of("receipt", asked.text("receipt")))
                .json()
                .has("explanation"))
        .isFalse();
  }
}
