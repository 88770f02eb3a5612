package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.TestKeys;
import cn.yichi.registry.RunningRegistry.Answer;
import cn.yichi.registry.certificate.DraftField;
import cn.yichi.registry.intake.SampleFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A change of the federation's key with files of Chongqing, as an operator goes through it.
 *
 * @param database of the registry
 * @param spool its files
 */
record Drill(String database, Path spool) {
  private static final CertificateKind[] KINDS = CertificateKind.values();

  /** A registry whose federation key has these versions, the first of them the current one. */
  RunningRegistry start(int current, int... others) {
    return RunningRegistry.start(
        TestStack.mongoUri(database),
        TestStack.bootstrapServers(),
        arguments(current, others).toArray(String[]::new));
  }

  List<String> arguments(int current, int... others) {
    List<String> arguments = new ArrayList<>(TestKeys.federationArguments(current, others));
    arguments.add("--yichi.spool.directory=" + spool);
    arguments.add("--yichi.registry.issuers=classpath:issuers/every-kind.yml");
    arguments.add("--yichi.vault.rotation.poll=100ms");
    arguments.add("--yichi.vault.rotation.page=5");
    arguments.add("--yichi.vault.rotation.lease=2s");
    return arguments;
  }

  /** Row of that number, from 1; each is another person's, the kinds in turn. */
  static Map<DraftField, String> row(int number) {
    CertificateKind kind = KINDS[number % KINDS.length];
    Map<DraftField, String> row = SampleFile.row(number);
    row.put(DraftField.KIND, kind.nameZh());
    row.put(DraftField.ISSUER_CODE, "S000050000123");
    row.put(DraftField.ISSUER_NAME, "重庆市某技能评价中心");
    row.put(DraftField.COUNTY, "500116");
    row.put(DraftField.NUMBER, "X2023" + number);
    if (kind == CertificateKind.SKILL_LEVEL) {
      row.put(DraftField.NUMBER, "S000050000123233%06d".formatted(number));
    }
    if (kind == CertificateKind.VOCATIONAL_QUALIFICATION) {
      row.put(DraftField.NUMBER, "2350003000%06d".formatted(number));
    }
    if (kind.numberIsPersonal()) {
      row.put(DraftField.NUMBER, "T" + SampleFile.document(number));
    }
    if (!kind.graded()) {
      row.remove(DraftField.LEVEL);
    }
    if (kind.expires()) {
      row.put(DraftField.VALID_UNTIL, "2029-06-14");
    }
    if (kind == CertificateKind.PROFESSIONAL_TITLE) {
      row.put(DraftField.OCCUPATION_NAME, "高级工程师");
      row.remove(DraftField.OCCUPATION_CODE);
      row.remove(DraftField.JOB_TYPE);
    }
    return row;
  }

  static List<Map<DraftField, String>> rows(int from, int to) {
    List<Map<DraftField, String>> rows = new ArrayList<>();
    for (int number = from; number <= to; number++) {
      rows.add(row(number));
    }
    return rows;
  }

  /** The job when it has ended, with every row sound. */
  static JsonNode imported(RunningRegistry registry, List<Map<DraftField, String>> rows) {
    byte[] file = SampleFile.text(rows).getBytes(StandardCharsets.UTF_8);
    Answer taken = registry.send("POST", "/api/imports", file, "Content-Type", "text/csv");
    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(202);
    JsonNode job =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> registry.get(taken.header("Location")).json(), it -> it.has("endedAt"));
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("COMPLETED");
    return job;
  }

  static void expectImported(
      RunningRegistry registry, List<Map<DraftField, String>> rows, int accepted, int known) {
    JsonNode job = imported(registry, rows);
    assertThat(job.path("accepted").asInt()).as(job.toString()).isEqualTo(accepted);
    assertThat(job.path("alreadyKnown").asInt()).as(job.toString()).isEqualTo(known);
  }

  static JsonNode told(RunningRegistry registry) {
    String auditor = TestProvider.shared().token("500000", Role.AUDITOR).bearer();
    return registry.get("/api/federation/rotation", "Authorization", auditor).json();
  }

  static JsonNode awaitDone(RunningRegistry registry) {
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> told(registry), it -> it.path("state").asString().equals("DONE"));
  }
}
