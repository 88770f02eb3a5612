package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.vocabulary.FederationKey;
import cn.yichi.contracts.vocabulary.FederationKey.Use;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.FederationKeySpent;
import cn.yichi.registry.RunningRegistry.Answer;
import cn.yichi.registry.intake.SampleFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A registry whose calls of the federation's key are used up. */
@Tag("database")
class FederationBudgetTest {
  @Test
  void requests_are_told_when_to_come_again_an_import_waits_and_the_calls_are_in_the_audit_log() {
    String database = TestStack.freshDatabase().getName();
    String id;
    try (RunningRegistry registry =
        RunningRegistry.start(
            TestStack.mongoUri(database),
            TestStack.bootstrapServers(),
            "--yichi.federation.budget.certificate=5000")) {
      id = registry.post("/api/certificates", Statements.certificate(1)).text("certificateId");
      spend(registry.bean(FederationKey.class));
      Answer refused =
          registry.post(
              "/api/certificates/lookup",
              Map.of("number", Statements.number(1), "issuedOn", "2023-06-01"));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.text("type")).isEqualTo("urn:yichi:problem:federation-key-spent");
      assertThat(refused.header("Retry-After")).isNotBlank();
      assertThat(registry.get("/api/certificates/" + id).status()).isEqualTo(200);
      byte[] file = SampleFile.text(Drill.rows(1, 3)).getBytes(StandardCharsets.UTF_8);
      Answer taken = registry.send("POST", "/api/imports", file, "Content-Type", "text/csv");
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> registry.get(taken.header("Location")).json(),
              FederationBudgetTest::waitsForTheKey);
    }
    try (RunningRegistry registry =
        RunningRegistry.start(TestStack.mongoUri(database), TestStack.bootstrapServers())) {
      assertThat(calls(registry)).contains("CERTIFICATE:5000", "NAME:1");
    }
  }

  private static boolean waitsForTheKey(JsonNode job) {
    return job.path("state").asString().equals("RUNNING")
        && job.path("refused").asInt() == 0
        && job.path("accepted").asInt() == 0;
  }

  private static void spend(FederationKey key) {
    try {
      while (true) {
        key.mac(1, Use.CERTIFICATE, new byte[] {1});
      }
    } catch (FederationKeySpent spent) {
      assertThat(spent.retryAfter()).isPositive();
    }
  }

  /** As an auditor reads them. */
  private static List<String> calls(RunningRegistry registry) {
    String auditor = TestProvider.shared().token("500000", Role.AUDITOR).bearer();
    List<String> calls = new ArrayList<>();
    registry
        .get("/api/audit/entries?limit=200", "Authorization", auditor)
        .json()
        .path("items")
        .forEach(
            entry -> {
              if (entry.path("action").asString().equals("federation-key.calls")) {
                entry.path("objects").forEach(each -> calls.add(each.asString()));
              }
            });
    return calls;
  }
}
