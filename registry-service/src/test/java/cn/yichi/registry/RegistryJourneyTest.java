package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.ContactState;
import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.event.Stream;
import cn.yichi.embedded.EmbeddedBroker;
import cn.yichi.embedded.EmbeddedDatabase;
import cn.yichi.embedded.FreePorts;
import cn.yichi.registry.RunningRegistry.Answer;
import cn.yichi.registry.certificate.Registrations;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One certificate from the request to the topic, and what happens while something is away. */
class RegistryJourneyTest {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final int CREATED = 201;
  private static final int UNAVAILABLE = 503;
  private static final int HEALTHY = 200;

  @TempDir Path folder;

  @Test
  void facts_reach_the_topics_although_the_broker_comes_late_and_goes_away() throws IOException {
    int port = FreePorts.next();
    Path logs = folder.resolve("broker");
    TopicReader topics = new TopicReader("127.0.0.1:" + port);
    try (EmbeddedDatabase database = EmbeddedDatabase.inMemory();
        RunningRegistry registry =
            RunningRegistry.start(database.uri("registry"), "127.0.0.1:" + port)) {
      String beforeTheBroker = register(registry, 1);
      try (EmbeddedBroker broker = EmbeddedBroker.start(logs, port)) {
        assertThat(broker.bootstrapServers()).isNotBlank();
        expectIssued(topics, beforeTheBroker);
        expectContactAndIssuer(topics);
        expectIssued(topics, register(registry, 2));
      }
      String whileAway = register(registry, 3);
      try (EmbeddedBroker broker = EmbeddedBroker.start(logs, port)) {
        assertThat(broker.bootstrapServers()).isNotBlank();
        expectIssued(topics, whileAway);
      }
    }
  }

  @Test
  void answers_503_while_the_database_is_away_and_recovers_by_itself() {
    int port = FreePorts.next();
    String uri = "mongodb://127.0.0.1:" + port + "/registry";
    try (RunningRegistry registry = RunningRegistry.start(uri, RunningRegistry.NO_BROKER)) {
      expectUnavailable(registry);
      assertThat(registry.get("/actuator/health/readiness").status()).isEqualTo(503);
      try (EmbeddedDatabase database = EmbeddedDatabase.inMemory(port)) {
        assertThat(database.uri()).isNotBlank();
        expectReady(registry);
        register(registry, 1);
      }
      expectUnavailable(registry);
      try (EmbeddedDatabase database = EmbeddedDatabase.inMemory(port)) {
        assertThat(database.uri()).isNotBlank();
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> registry.get("/api/books").status() == HEALTHY);
        // A write may still meet a connection of before, and is told to come again.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isRegistered(registry, 2));
      }
    }
  }

  /** Also by a write that was told to come again and had come about. */
  private static boolean isRegistered(RunningRegistry registry, int serial) {
    int status = registry.post("/api/certificates", Statements.certificate(serial)).status();
    assertThat(status).isIn(CREATED, HEALTHY, UNAVAILABLE);
    return status != UNAVAILABLE;
  }

  private static String register(RunningRegistry registry, int serial) {
    Answer answer = registry.post("/api/certificates", Statements.certificate(serial));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.text("certificateId");
  }

  private static void expectIssued(TopicReader topics, String id) throws IOException {
    TopicReader.Read read =
        topics.until(Stream.CERTIFICATES, record -> record.key().equals(id)).stream()
            .filter(record -> record.key().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(read.decoded())
        .isInstanceOfSatisfying(
            Decoded.Known.class,
            known -> {
              assertThat(known.event().type()).isEqualTo(EventType.CERTIFICATE_ISSUED);
              CertificateState state = (CertificateState) known.event().data();
              assertThat(state.version()).isEqualTo(1);
              assertThat(state.level()).isEqualTo("INTERMEDIATE_WORKER");
            });
    assertThat(Registrations.unescaped(read.json()))
        .doesNotContain(Statements.NAME)
        .doesNotContain(Statements.ID_NUMBER)
        .doesNotContain("13800001111");
    expectValid(EventType.CERTIFICATE_ISSUED, read.json());
  }

  private static void expectContactAndIssuer(TopicReader topics) throws IOException {
    TopicReader.Read contact = topics.until(Stream.CONTACTS, record -> true).getFirst();
    assertThat(((Decoded.Known) contact.decoded()).event().data())
        .isInstanceOfSatisfying(
            ContactState.class, state -> assertThat(state.mobileMasked()).isEqualTo("138****1111"));
    expectValid(EventType.CONTACT_CLAIMED, contact.json());
    TopicReader.Read issuer =
        topics.until(Stream.ISSUERS, record -> record.key().equals("Y000050000456")).getLast();
    assertThat(((Decoded.Known) issuer.decoded()).event().data()).isInstanceOf(IssuerState.class);
    expectValid(EventType.ISSUER_FILED, issuer.json());
  }

  private static void expectValid(EventType type, String json) throws IOException {
    Path schema = Golden.repositoryRoot().resolve("contracts/schemas").resolve(type.schemaFile());
    assertThat(SCHEMAS.getSchema(Files.readString(schema)).validate(json, InputFormat.JSON))
        .isEmpty();
  }

  private static void expectUnavailable(RunningRegistry registry) {
    Answer refused =
        registry.post(
            "/api/certificates/lookup",
            java.util.Map.of("number", "S000050000123234000001", "issuedOn", "2023-06-01"));
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(503);
    assertThat(refused.text("type")).isEqualTo("urn:yichi:problem:unavailable");
    assertThat(refused.header("Retry-After")).isNotBlank();
  }

  private static void expectReady(RunningRegistry registry) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> registry.get("/actuator/health/readiness").status() == HEALTHY);
  }
}
