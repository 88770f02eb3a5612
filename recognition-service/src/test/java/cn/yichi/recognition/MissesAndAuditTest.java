package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Guessing over HTTP is slowed, then stopped; and each question is in the audit log. */
@Tag("database")
@Timeout(240)
class MissesAndAuditTest {
  private static final String KNOWN = Registries.number("510000", 1);
  private static final String UNKNOWN = Registries.number("510000", 999);
  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    Registries.topics("510000");
    try (Registries registries = new Registries()) {
      registries.publish(
          Registries.issuerState("510000", Registries.issuer("510000"), 1, "SKILL_LEVEL"));
      registries.publish(Registries.certificate("510000", 1, 1));
    }
    chongqing =
        RunningRecognition.start(
            "500000",
            TestStack.freshDatabase().getName(),
            "--yichi.misses.client=2",
            "--yichi.misses.organisation=4",
            "--yichi.misses.longest-delay=1s");
    // A question of nobody's hour: each attempt is another person.
    int[] attempts = {0};
    RunningRecognition.await(
        "the certificate is known",
        () -> ask(officer("waits-" + attempts[0]++), KNOWN).text("outcome").equals("GRANTED"));
  }

  @AfterAll
  static void stop() {
    chongqing.close();
  }

  private static String officer(String subject) {
    return TestProvider.shared().token("500000", Role.OFFICER).with("sub", subject).bearer();
  }

  private static Answer ask(String token, String number) {
    return chongqing.ask(number, "Authorization", token);
  }

  private static Answer ask(String token, String path, String number) {
    return chongqing.post(
        path,
        Map.of("certificateNumber", number, "holderName", Registries.NAME),
        "Authorization",
        token);
  }

  private static Duration timed(Runnable question) {
    long begun = System.nanoTime();
    question.run();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Test
  void an_employer_that_guesses_waits_and_then_his_whole_firm_is_refused() {
    String one = chongqing.employer("guesses", Firms.numbered(1));
    String colleague = chongqing.employer("colleague", Firms.numbered(1));
    String another = chongqing.employer("another", Firms.numbered(2));
    for (int miss = 0; miss < 2; miss++) {
      assertThat(ask(one, UNKNOWN).text("outcome")).isEqualTo("NOT_RECEIVED");
    }
    assertThat(timed(() -> ask(one, KNOWN))).as("also for what is there").isGreaterThan(second());
    assertThat(timed(() -> ask(one, UNKNOWN))).isGreaterThan(second());
    assertThat(ask(one, UNKNOWN).status()).isEqualTo(200);
    Answer refused = ask(colleague, KNOWN);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("code")).isEqualTo("too-many-misses");
    assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
    expect("recognition.ask", 429, "too-many-misses", List.of());
    assertThat(ask(another, KNOWN).text("outcome")).isEqualTo("GRANTED");
  }

  @Test
  void misses_of_all_questions_count_together() {
    String officer = officer("asks-all");
    ask(officer, "/api/certificates/standing", UNKNOWN);
    ask(officer, "/api/benefits/jiangjin-housing/eligibility", UNKNOWN);
    assertThat(timed(() -> ask(officer, KNOWN))).isGreaterThan(second());
  }

  private static Duration second() {
    return Duration.ofMillis(990);
  }

  @Test
  void each_question_is_entered_with_what_it_touched_and_without_what_it_asked() {
    String officer = officer("is-audited");
    ask(officer, KNOWN);
    JsonNode entry = expect("recognition.ask", 200, "", List.of(known().value()));
    assertThat(entry.path("roles").get(0).asString()).isEqualTo("officer");
    ask(officer, "/api/certificates/standing", UNKNOWN);
    expect("standing.ask", 200, "", List.of());
    ask(officer, "/api/benefits/no-such-policy/eligibility", KNOWN);
    expect("eligibility.ask", 404, "benefit-unknown", List.of());
    Answer authorised = chongqing.authorise("is-recorded", Firms.numbered(3));
    assertThat(authorised.status()).isEqualTo(201);
    expect("authorisation.record", 201, "", List.of(authorised.text("id")));
    assertThat(entries().toString()).doesNotContain(Registries.NAME, KNOWN, UNKNOWN);
  }

  private static CertificateId known() {
    CertificateNumber number =
        CertificateNumber.parse(CertificateKind.SKILL_LEVEL, KNOWN).orThrow();
    return Registries.DIGESTS.certificateId(
        new Region("510000"), CertificateKind.SKILL_LEVEL, number);
  }

  private static JsonNode expect(String action, int status, String code, List<String> objects) {
    JsonNode entry =
        entries().stream()
            .filter(each -> each.path("action").asString().equals(action))
            .filter(each -> each.path("status").asInt() == status)
            .max(
                Comparator.comparing((JsonNode each) -> each.path("at").asString())
                    .thenComparing(each -> each.path("id").asString()))
            .orElseThrow(() -> new AssertionError(action + " " + status + " has no entry"));
    assertThat(entry.path("code").asString("")).isEqualTo(code);
    assertThat(entry.path("objects").values().stream().map(JsonNode::asString))
        .containsExactlyElementsOf(objects);
    return entry;
  }

  private static List<JsonNode> entries() {
    String auditor = TestProvider.shared().token("500000", Role.AUDITOR).bearer();
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode page =
          chongqing.get("/api/audit/entries?limit=200" + after, "Authorization", auditor).json();
      page.path("items").forEach(all::add);
      after = page.has("next") ? "&after=" + page.path("next").asString() : "";
    } while (!after.isEmpty());
    return all;
  }
}
