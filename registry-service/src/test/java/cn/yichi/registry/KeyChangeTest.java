package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.event.ContactState;
import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.EnvelopeVault;
import cn.yichi.platform.vault.Enveloped;
import cn.yichi.platform.vault.TestKeys;
import cn.yichi.platform.vault.WrappedKey;
import cn.yichi.registry.RunningRegistry.Answer;
import cn.yichi.registry.certificate.Registrations;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream.Builder;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A registry changes its vault key while it works, and then does without the old one. */
@Tag("database")
class KeyChangeTest {
  private static final String REF =
      Registrations.IDENTITIES.of(Registrations.numbered(1)).holder().ref().value();
  private static final Map<String, Object> ALL =
      Map.of(
          "fields",
          List.of("name", "documentNumber", "mobile"),
          "purpose",
          Map.of("code", "IDENTITY_CHECK", "words", "更正申请 2026-0001"));

  @TempDir Path spool;

  @ParameterizedTest
  @ValueSource(strings = {"k2", "sm2"})
  void when_it_says_done_everything_opens_without_the_old_key(String next) {
    MongoDatabase database = TestStack.freshDatabase();
    String permit;
    try (RunningRegistry before = start(database, "k1")) {
      permit = register(before);
      await().until(() -> database.getCollection("certificates_history").countDocuments() == 1);
    }
    try (RunningRegistry changing = start(database, next, "k1")) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> told(changing).path("state").asString().equals("DONE"));
      for (JsonNode part : told(changing).path("parts")) {
        assertThat(part.path("left").asLong()).as(part.toString()).isZero();
        assertThat(part.path("done").asLong()).isEqualTo(part.path("total").asLong());
      }
    }
    try (RunningRegistry after = start(database, next)) {
      assertThat(told(after).path("state").asString()).isEqualTo("NOT_NEEDED");
      Answer revealed = after.post("/api/holders/" + REF + "/reveal", ALL);
      assertThat(revealed.text("name")).isEqualTo(Statements.NAME);
      assertThat(revealed.text("documentNumber")).isEqualTo(Statements.ID_NUMBER);
      assertThat(revealed.text("mobile")).isEqualTo("13800001111");
      assertThat(after.get("/api/certificates/" + permit).status()).isEqualTo(200);
    }
    for (String name :
        List.of("certificates", "certificates_history", "persons", "audit", "imports")) {
      for (Document each : database.getCollection(name).find()) {
        assertThat(each.toJson()).as(name).doesNotContain("\"k1.").doesNotContain("\"k1\"");
      }
    }
    assertThat(published(next)).isEqualTo("13800001111");
    database.drop();
  }

  /** The number as the last contact on the topic has it, opened without the old key. */
  private static String published(String key) {
    Predicate<TopicReader.Read> wanted = each -> each.json().contains("\"keyId\":\"" + key + "\"");
    TopicReader.Read read =
        new TopicReader(TestStack.bootstrapServers())
            .until(Stream.CONTACTS, wanted).stream()
                .filter(wanted)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    ContactState state = (ContactState) ((Decoded.Known) read.decoded()).event().data();
    ContactState.SealedValue mobile = Objects.requireNonNull(state.mobile());
    return new EnvelopeVault(TestKeys.of(key))
        .open(
            new Enveloped(new WrappedKey(mobile.keyId(), mobile.wrappedKey()), mobile.ciphertext()),
            "holder:" + REF,
            "mobile");
  }

  /** A certificate, and a permit whose number is sealed, with a replaced state of it. */
  private static String register(RunningRegistry registry) {
    registry.post("/api/certificates", Statements.certificate(1));
    Map<String, Object> permit = Statements.permit();
    Answer created = registry.post("/api/certificates", permit);
    assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
    Answer corrected =
        registry.put(
            created.header("Location"),
            Statements.with(permit, "assessedOn", "2023-05-11"),
            "If-Match",
            "\"1\"");
    assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
    return created.text("certificateId");
  }

  private static JsonNode told(RunningRegistry registry) {
    String auditor = TestProvider.shared().token("500000", Role.AUDITOR).bearer();
    return registry.get("/api/vault/rotation", "Authorization", auditor).json();
  }

  private RunningRegistry start(MongoDatabase database, String key, String... others) {
    Builder<String> arguments =
        java.util.stream.Stream.<String>builder()
            .add("--yichi.spool.directory=" + spool)
            .add("--yichi.vault.rotation.poll=100ms");
    List.of(TestKeys.arguments(key, others)).forEach(arguments::add);
    return RunningRegistry.start(
        TestStack.mongoUri(database.getName()),
        TestStack.bootstrapServers(),
        arguments.build().toArray(String[]::new));
  }
}
