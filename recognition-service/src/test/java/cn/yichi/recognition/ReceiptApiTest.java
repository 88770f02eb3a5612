package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receipt of Chongqing's recognition, asked for and presented over HTTP. */
@Tag("database")
class ReceiptApiTest {
  private static final String NUMBER = Registries.number("510000", 71);
  private static final String PATH = "/api/receipts/verification";
  private static final String CLIENT = "receipt-reader";
  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    Registries.topics("510000", "500000");
    try (Registries registries = new Registries()) {
      registries.publish(
          Registries.issuerState("510000", Registries.issuer("510000"), 1, "SKILL_LEVEL"));
      registries.publish(Registries.certificate("510000", 71, 1));
    }
    chongqing = RunningRecognition.start("500000", TestStack.freshDatabase().getName());
    RunningRecognition.await(
        "a granted certificate", () -> ask(NUMBER, true).text("outcome").equals("GRANTED"));
  }

  @AfterAll
  static void stop() {
    chongqing.close();
  }

  private static Answer ask(String number, boolean receipt) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("certificateNumber", number);
    body.put("holderName", Registries.NAME);
    body.put("hostRegion", "500116");
    body.put("receipt", receipt);
    return chongqing.post("/api/enquiries", body);
  }

  private static Answer present(String receipt, String... headers) {
    return chongqing.post(PATH, Map.of("receipt", receipt), headers);
  }

  private static String payload(String receipt) {
    return new String(
        Base64.getUrlDecoder().decode(receipt.split("\\.")[1]), StandardCharsets.UTF_8);
  }

  @Test
  void is_given_where_asked_for_and_holds_no_name_and_no_whole_number() {
    assertThat(ask(NUMBER, false).json().has("receipt")).isFalse();
    String receipt = ask(NUMBER, true).text("receipt");
    assertThat(payload(receipt))
        .contains("\"issuedBy\":\"500000\"", "\"host\":\"500116\"", "sc-cq-skill-2020")
        .doesNotContain(NUMBER, Registries.NAME, Registries.DOCUMENT);
  }

  @Test
  void is_verified_and_comes_out_the_same_for_everybody_who_signs_in() {
    assertThat(chongqing.authorise(CLIENT, Firms.numbered(7)).status()).isEqualTo(201);
    String receipt = ask(NUMBER, true).text("receipt");
    for (Role role : new Role[] {Role.OFFICER, Role.AUDITOR, Role.EMPLOYER}) {
      Answer answer =
          present(
              receipt,
              "Authorization",
              TestProvider.shared().token("500000", role).with("sub", CLIENT).bearer(),
              "Accept-Language",
              "en");
      JsonNode json = answer.json();
      assertThat(answer.status()).as(role + answer.raw().body()).isEqualTo(200);
      assertThat(json.path("signedBy").path("code").asString()).isEqualTo("500000");
      assertThat(json.path("outcome").asString()).isEqualTo("GRANTED");
      assertThat(json.path("again").path("result").asString()).isEqualTo("SAME");
      assertThat(json.path("byPresentRules").path("result").asString()).isEqualTo("SAME");
      assertThat(json.path("again").path("words").path(0).asString())
          .isEqualTo(
              "Taken again on the facts of the receipt, the answer is the same; the certificate itself was not looked up, so what changed since is not in it.");
    }
  }

  @Test
  void names_a_book_that_everybody_can_read_with_every_text_that_it_pins() {
    Answer asked = ask(NUMBER, true);
    JsonNode pins = JsonMapper.shared().readTree(payload(asked.text("receipt"))).path("pins");
    assertThat(pins.path("book").asString())
        .isEqualTo(asked.json().path("versions").path("book").asString());
    JsonNode book = chongqing.get("/api/agreement-books/" + pins.path("book").asString()).json();
    assertThat(pins.path("texts").size()).isPositive();
    assertThat(book.path("agreements").findValuesAsString("digest"))
        .containsAll(pins.path("texts").findValuesAsString("digest"));
    assertThat(book.path("knownSince").asString()).endsWith("Z");
    assertThat(chongqing.get("/api/agreement-books/" + "0".repeat(16)).fault())
        .containsExactly("book-unknown", "revision", "0".repeat(16));
    assertThat(chongqing.get("/api/agreement-books/x.$where").status()).isEqualTo(404);
  }

  @Test
  void says_too_that_nothing_was_received() {
    Answer answer = ask(Registries.number("510000", 999), true);
    assertThat(answer.text("outcome")).isEqualTo("NOT_RECEIVED");
    String receipt = answer.text("receipt");
    assertThat(payload(receipt)).contains("NOT_RECEIVED", "\"texts\":[]").doesNotContain("facts");
    Answer verified = present(receipt);
    assertThat(verified.text("outcome")).isEqualTo("NOT_RECEIVED");
    assertThat(verified.json().path("again").path("result").asString()).isEqualTo("SAME");
    assertThat(verified.json().has("byPresentRules")).isFalse();
  }

  @Test
  void forged_cut_and_oversized_ones_are_clear_problems_in_both_languages() {
    String receipt = ask(NUMBER, true).text("receipt");
    String[] parts = receipt.split("\\.");
    String forged =
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    payload(receipt)
                        .replace("INTERMEDIATE_WORKER", "SENIOR_TECHNICIAN")
                        .getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];
    problem(present(forged), 422, "receipt-not-believed", "回执不可信");
    problem(present(parts[0] + "." + parts[1]), 422, "receipt-malformed", "不是回执");
    problem(present("a".repeat(65_537)), 413, "receipt-too-long", "回执过长");
    assertThat(present("").status()).isEqualTo(422);
    assertThat(present(forged, "Accept-Language", "en").text("detail"))
        .isEqualTo("The receipt's signature counts for nothing: its signature does not verify.");
    assertThat(present(forged).text("detail")).isEqualTo("回执的签名不能成立：签名与内容不符。");
  }

  private static void problem(Answer answer, int status, String type, String title) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.text("type")).endsWith(":" + type);
    assertThat(answer.text("title")).isEqualTo(title);
    assertThat(answer.text("field")).isEqualTo("receipt");
    assertThat(answer.text("fault")).isEqualTo(answer.text("detail"));
  }
}
