package cn.yichi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.HonourState;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.registry.RunningRegistry.Answer;
import cn.yichi.registry.certificate.Registrations;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** One honour from the request to the topic that other regions read, and to its end. */
class HonourJourneyTest {
  private static final String[] SECOND = Person.signedIn("li", "desk", Role.SUPERVISOR);
  private static final TestTopic HONOURS = new TestTopic(Stream.HONOURS.topic("500000"), 6);
  private static final String ERASED = "yichi.erased.v1";

  private final String database = TestStack.freshDatabase().getName();

  @Test
  void is_published_at_each_step_said_again_and_erased_with_its_person() throws IOException {
    String id;
    String holder;
    try (RunningRegistry registry = start()) {
      Answer recorded = registry.post("/api/honours", HonourBodies.contest(901));
      assertThat(recorded.status()).as(recorded.raw().body()).isEqualTo(201);
      id = recorded.text("honourId");
      holder = recorded.text("holderRef");
      String place = recorded.header("Location");
      Map<String, Object> right = Statements.with(HonourBodies.contest(901), "place", 2);
      assertThat(registry.post(place + "/correction", right, "If-Match", "\"1\"").status())
          .isEqualTo(200);
      revoke(registry, place);
      expect(id, 3);
    }
    List<ConsumerRecord<String, byte[]>> told = of(id);
    assertThat(told)
        .extracting(each -> header(each, "ce_type"))
        .containsExactly(
            EventType.HONOUR_RECORDED.wireName(),
            EventType.HONOUR_CORRECTED.wireName(),
            EventType.HONOUR_STATUS_CHANGED.wireName());
    told.forEach(HonourJourneyTest::expectValid);
    expectStates(id, holder);
    try (RunningRegistry registry = start("--yichi.republication.name=lost-key")) {
      assertThat(registry.port()).isPositive();
      expect(id, 4);
    }
    ConsumerRecord<String, byte[]> again = of(id).getLast();
    assertThat(header(again, "ce_type")).isEqualTo(EventType.HONOUR_REKEYED.wireName());
    assertThat(again.value()).isEqualTo(told.getLast().value());
    expectErased(id, holder);
  }

  /** Nothing of it holds any more, for longer than the setting says. */
  private void expectErased(String id, String holder) {
    Date longAgo = Date.from(Instant.now().minus(Duration.ofDays(900)));
    collection("persons")
        .updateOne(
            new Document("_id", holder),
            new Document("$set", new Document("unheldSince", longAgo)));
    collection("honours")
        .updateOne(
            new Document("_id", id),
            new Document("$set", new Document("recorded.recordedAt", longAgo)));
    Awaitility.await()
        .until(() -> collection("honours_history").countDocuments(of("_id", id + "/2")) == 1);
    try (RunningRegistry registry =
        start(
            "--yichi.retention.persons=365d",
            "--yichi.retention.job.first=0s",
            "--yichi.retention.job.poll=100ms")) {
      expect(id, 5);
      assertThat(registry.get("/api/honours/" + id).status()).isEqualTo(404);
      assertThat(registry.get("/api/holders/" + holder + "/honours").json().path("items"))
          .isEmpty();
    }
    ConsumerRecord<String, byte[]> end = of(id).getLast();
    assertThat(end.value()).isNull();
    assertThat(header(end, "ce_type")).isEqualTo(ERASED);
    assertThat(header(end, "ce_id")).isEqualTo(id + "/4");
    assertThat(collection("honours_history").countDocuments()).isZero();
    assertThat(Objects.requireNonNull(collection("honours").find().first()).toJson())
        .doesNotContain(holder);
  }

  private void expectStates(String id, String holder) {
    List<HonourState> states =
        new TopicReader(TestStack.bootstrapServers())
            .toTheEnd(Stream.HONOURS).stream()
                .filter(each -> each.key().equals(id))
                .map(each -> (HonourState) ((Decoded.Known) each.decoded()).event().data())
                .toList();
    assertThat(states).extracting(HonourState::version).containsExactly(1, 2, 3);
    assertThat(states).extracting(HonourState::place).containsExactly(3, 2, 2);
    assertThat(states).extracting(HonourState::holderRef).containsOnly(holder);
    assertThat(states.getLast().status()).isEqualTo("REVOKED");
    assertThat(states.getLast().statusReason()).isEqualTo("成绩作废");
  }

  private static void revoke(RunningRegistry registry, String place) {
    Answer proposed =
        registry.post(
            place + "/revocation",
            Map.of("reason", "成绩作废", "effectiveFrom", "2024-01-01"),
            "If-Match",
            "\"2\"");
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    assertThat(
            registry.post(proposed.header("Location") + "/confirmation", "", SECOND).text("state"))
        .isEqualTo("CARRIED_OUT");
  }

  private static void expectValid(ConsumerRecord<String, byte[]> record) {
    String json = new String(record.value(), UTF_8);
    assertThat(Registrations.unescaped(json))
        .doesNotContain(Statements.NAME)
        .doesNotContain(Statements.ID_NUMBER);
    assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
  }

  private static Schema schema() {
    Path file =
        Golden.repositoryRoot()
            .resolve("contracts/schemas")
            .resolve(EventType.HONOUR_RECORDED.schemaFile());
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(file));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private RunningRegistry start(String... more) {
    return RunningRegistry.start(TestStack.mongoUri(database), TestStack.bootstrapServers(), more);
  }

  private com.mongodb.client.MongoCollection<Document> collection(String name) {
    return TestStack.database(database).getCollection(name);
  }

  private static Document of(String field, String value) {
    return new Document(field, value);
  }

  private static void expect(String id, int records) {
    HONOURS.readUntil(all -> all.stream().filter(each -> each.key().equals(id)).count() >= records);
  }

  private static List<ConsumerRecord<String, byte[]>> of(String id) {
    return HONOURS.readAll().stream().filter(each -> each.key().equals(id)).toList();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
