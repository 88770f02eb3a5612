package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.register.Texts;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was begun about an agreement can be taken back, until all have signed. */
@Tag("database")
class TakenBackTest {
  private static final String ID = "sc-cq-lifts";
  private static final String DRAFT = "/api/agreement-drafts/" + ID + "/1";
  private static final String PATH = "/api/agreements/" + ID + "/1";
  private static final String DOCUMENT =
      """
      {"id": "sc-cq-lifts", "version": 1, "kind": "AGREEMENT",
       "title": {"zh": "川渝电梯作业人员证互认（测试）", "en": "Permits for lifts (test)"},
       "parties": ["510000", "500000"], "signedOn": "UNSTATED",
       "effective": {"from": "2040-01-01", "until": "UNSTATED", "basis": "STATED"},
       "textSeen": true,
       "provenance": {"sources": ["made up"], "note": "A test's own agreement."},
       "clauses": [{"id": "permits",
         "citation": {"document": "测试", "clause": "UNSTATED", "source": "made up"},
         "covers": {"kinds": ["SPECIAL_EQUIPMENT_OP"], "issuer": "NONE",
                    "priorCertificates": "COVERED"},
         "grants": {"equivalence": "SAME_LEVEL"}, "procedure": "NONE", "authority": "PARTIES"}]}
      """;

  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    chongqing = RunningRecognition.start("500000", TestStack.freshDatabase().getName());
  }

  @AfterAll
  static void stop() {
    chongqing.close();
  }

  private static String as(Role role) {
    return TestProvider.shared().token("500000", role).bearer();
  }

  private static String proposed(Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(202);
    return "/api/proposals/" + answer.text("id");
  }

  private static Answer sign() {
    String digest = ((Texts.Reading.Sound) Documents.texts().read(DOCUMENT)).text().digest();
    return chongqing.post(PATH + "/signature", Map.of("digest", digest, "reason", "联席会议"));
  }

  @Test
  void a_draft_a_proposal_and_a_signature() {
    assertThat(chongqing.put(DRAFT, DOCUMENT).status()).isEqualTo(200);
    assertThat(chongqing.delete(DRAFT).status()).isEqualTo(200);
    assertThat(chongqing.delete(DRAFT).status()).isEqualTo(404);
    assertThat(chongqing.put(DRAFT, DOCUMENT).status()).isEqualTo(200);

    String withdrawn = proposed(sign());
    assertThat(chongqing.post(withdrawn + "/withdrawal", Map.of()).text("state"))
        .isEqualTo("WITHDRAWN");
    String rejected = proposed(sign());
    Map<String, String> comment = Map.of("comment", "文本尚待核对");
    assertThat(
            chongqing
                .post(rejected + "/rejection", comment, "Authorization", as(Role.SUPERVISOR))
                .text("state"))
        .isEqualTo("REJECTED");
    assertThat(chongqing.get(rejected).text("state")).isEqualTo("REJECTED");
    assertThat(chongqing.get(PATH).status()).isEqualTo(404);

    confirmed(proposed(sign()));
    assertThat(chongqing.get(PATH).status()).isEqualTo(200);
    confirmed(
        proposed(chongqing.post(PATH + "/signature-withdrawal", Map.of("reason", "文本有误，另行商定"))));
    assertThat(chongqing.get(PATH).json().path("standing").path("stage").asString(""))
        .isNotEqualTo("PROPOSED");
  }

  private static void confirmed(String proposal) {
    assertThat(
            chongqing
                .post(proposal + "/confirmation", Map.of(), "Authorization", as(Role.SUPERVISOR))
                .text("state"))
        .isEqualTo("CARRIED_OUT");
  }

  @Test
  void a_run_of_the_lab() {
    Answer begun = chongqing.post("/api/lab", DOCUMENT);
    assertThat(begun.status()).isEqualTo(202);
    assertThat(chongqing.delete("/api/lab/" + begun.text("id")).status()).isEqualTo(200);
    assertThat(chongqing.delete("/api/lab/none").status()).isEqualTo(404);
  }
}
