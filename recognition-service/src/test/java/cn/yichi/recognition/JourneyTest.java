package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.DecisionState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.recognition.RunningRecognition.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the topics of all regions through Chongqing's running service and out again. */
@Tag("database")
class JourneyTest {
  private static final TestTopic OUT = new TestTopic(Stream.RECOGNITIONS.topic("500000"), 6);
  private static final TestTopic DEAD =
      new TestTopic(Stream.deadLetterTopic("500000", "recognition.certificates"), 1);
  private static final Registries.Title NO_TITLE = new Registries.Title(null, null);
  private static Registries registries;
  private static RunningRecognition chongqing;
  private static String group;

  @BeforeAll
  static void start() {
    Registries.topics("510000", "500000", "330000");
    registries = new Registries();
    String database = TestStack.freshDatabase().getName();
    group = "yichi.500000." + database;
    chongqing = RunningRecognition.start("500000", database);
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    registries.close();
  }

  private static CertificateState certificate(int serial, String issuer, String kind) {
    return Registries.certificate(
        "510000",
        Registries.number("510000", serial),
        1,
        kind,
        issuer,
        "2023-06-01",
        "INTERMEDIATE_WORKER",
        NO_TITLE,
        "E2022:6-18-01-01",
        null,
        null,
        null,
        "VALID",
        "2023-06-01");
  }

  private static String outcome(int serial) {
    return chongqing
        .post(
            "/api/enquiries",
            Map.of(
                "certificateNumber",
                Registries.number("510000", serial),
                "holderName",
                Registries.NAME,
                "hostRegion",
                "500000"))
        .text("outcome");
  }

  @Test
  void a_late_issuer_turns_a_referral_into_a_grant_and_both_go_out() {
    CertificateState certificate = certificate(7001, "S000051007001", "SKILL_LEVEL");
    registries.publish(certificate);
    RunningRecognition.await("referred", () -> outcome(7001).equals("REFERRED"));
    registries.publish(Registries.issuerState("510000", "S000051007001", 1, "SKILL_LEVEL"));
    RunningRecognition.await("granted", () -> outcome(7001).equals("GRANTED"));
    List<ConsumerRecord<String, byte[]>> sent =
        OUT.readUntil(records -> of(records, certificate.certificateId()).size() >= 2);
    List<String> facts =
        of(sent, certificate.certificateId()).stream()
            .map(record -> new String(record.value(), StandardCharsets.UTF_8))
            .toList();
    assertThat(facts.get(0)).contains("\"REFERRED\"").contains("\"revision\":1");
    assertThat(facts.get(1))
        .contains("\"outcome\":\"GRANTED\"")
        .contains("\"revision\":2")
        .contains("\"previousOutcome\":\"REFERRED\"")
        .doesNotContain(Registries.NAME)
        .doesNotContain(Registries.DOCUMENT)
        .doesNotContain(Registries.number("510000", 7001));
  }

  @Test
  void fetches_the_decisions_of_every_region_but_its_own() throws Exception {
    try (Admin admin = TestStack.broker().admin()) {
      String recognitions = group + ".recognitions";
      Set<String> topics =
          admin
              .describeConsumerGroups(List.of(recognitions))
              .all()
              .get()
              .get(recognitions)
              .members()
              .stream()
              .flatMap(member -> member.assignment().topicPartitions().stream())
              .map(TopicPartition::topic)
              .collect(Collectors.toSet());
      assertThat(topics)
          .contains(Stream.RECOGNITIONS.topic("510000"))
          .doesNotContain(Stream.RECOGNITIONS.topic("500000"));
    }
  }

  private static List<ConsumerRecord<String, byte[]>> of(
      List<ConsumerRecord<String, byte[]>> records, String key) {
    return records.stream().filter(record -> record.key().equals(key)).toList();
  }

  @Test
  void records_at_fault_become_dead_letters_with_reasons_and_hold_up_nobody() {
    CertificateState good = certificate(7002, "S000051007002", "SKILL_LEVEL");
    registries.publish(good);
    RunningRecognition.await("arrived", () -> !outcome(7002).equals("NOT_RECEIVED"));
    CertificateState unknownKind = certificate(7003, "S000051007002", "SKILL_LEVEL");
    registries.send(Stream.CERTIFICATES, "330000", EventType.CERTIFICATE_ISSUED, unknownKind);
    WireEvent event =
        new EventCodec()
            .encode(Envelope.of(EventType.CERTIFICATE_ISSUED, "510000", "registry", unknownKind));
    registries.send(Stream.CERTIFICATES.topic("510000"), good.certificateId(), event);
    WireEvent strange =
        new WireEvent(
            event.id(),
            event.type(),
            event.source(),
            event.subject(),
            event.time(),
            event.key(),
            event.json().replace("\"SKILL_LEVEL\"", "\"NO_SUCH_KIND\""));
    registries.send(Stream.CERTIFICATES.topic("510000"), event.key(), strange);
    WireEvent taken =
        new WireEvent(
            good.certificateId() + "/1",
            event.type(),
            event.source(),
            good.certificateId(),
            event.time(),
            good.certificateId(),
            new EventCodec()
                .encode(Envelope.of(EventType.CERTIFICATE_ISSUED, "330000", "registry", good))
                .json()
                .replace("\"homeRegion\":\"510000\"", "\"homeRegion\":\"330000\""));
    registries.send(Stream.CERTIFICATES.topic("330000"), good.certificateId(), taken);
    registries.erase("330000", good.certificateId());
    registries.publish(certificate(7004, "S000051007002", "SKILL_LEVEL"));
    RunningRecognition.await("a later one", () -> !outcome(7004).equals("NOT_RECEIVED"));
    List<String> keys = List.of(unknownKind.certificateId(), good.certificateId());
    List<ConsumerRecord<String, byte[]>> dead =
        DEAD.readUntil(
            records -> records.stream().filter(each -> keys.contains(each.key())).count() >= 5);
    assertThat(dead)
        .extracting(JourneyTest::reason)
        .contains(
            "homeRegion is not the region that wrote the record",
            "record key is not the certificate id",
            "a code in the certificate is unknown or malformed",
            "certificate id is not that of its home, kind and number",
            "certificate id belongs to another region");
    assertThat(outcome(7002)).isEqualTo("REFERRED");
    assertThat(outcome(7003)).isEqualTo("NOT_RECEIVED");
  }

  private static String reason(ConsumerRecord<String, byte[]> record) {
    return new String(
        record.headers().lastHeader("yichi_dlt_reason").value(), StandardCharsets.UTF_8);
  }

  @Test
  void a_tombstone_of_the_home_region_leaves_nothing_but_the_note_that_it_came() {
    CertificateState certificate = certificate(7005, "S000051007005", "SKILL_LEVEL");
    registries.publish(certificate);
    RunningRecognition.await("arrived", () -> !outcome(7005).equals("NOT_RECEIVED"));
    registries.erase("510000", certificate.certificateId());
    RunningRecognition.await("erased", () -> outcome(7005).equals("NOT_RECEIVED"));
    assertThat(chongqing.get("/api/books?limit=100000").raw().body())
        .doesNotContain(certificate.certificateId());
    Document note =
        TestStack.database(database()).getCollection("certificates_erased").find().first();
    assertThat(note).containsOnlyKeys("_id", "schemaVersion", "signedAt");
    for (String collection : TestStack.database(database()).listCollectionNames()) {
      if (collection.equals("certificates_erased")) {
        continue;
      }
      TestStack.database(database())
          .getCollection(collection)
          .find()
          .forEach(
              document ->
                  assertThat(document.toJson())
                      .as(collection)
                      .doesNotContain(certificate.certificateId())
                      .doesNotContain(certificate.numberDigest()));
    }
  }

  private static String database() {
    return chongqing.bean(com.mongodb.client.MongoDatabase.class).getName();
  }

  @Test
  void the_home_region_hears_what_other_regions_decided() {
    String number = Registries.number("500000", 7006);
    CertificateState own =
        Registries.certificate(
            "500000",
            number,
            1,
            "SKILL_LEVEL",
            "S000050007006",
            "2023-06-01",
            "SENIOR_WORKER",
            NO_TITLE,
            "E2022:6-18-01-01",
            null,
            null,
            null,
            "VALID",
            "2023-06-01");
    registries.publish(own);
    for (long revision : new long[] {2, 1}) {
      DecisionState said = said(own, revision);
      String topic = Stream.RECOGNITIONS.topic("510000");
      WireEvent event =
          new EventCodec()
              .encode(Envelope.of(EventType.RECOGNITION_DECIDED, "510000", "recognition", said));
      registries.recognitionsOf("510000");
      registries.send(topic, event.key(), event);
    }
    Map<String, Object> question =
        Map.of("certificateNumber", number, "holderName", Registries.NAME);
    RunningRecognition.await(
        "Sichuan's decision",
        () ->
            chongqing.post("/api/certificates/standing", question).json().path("hosts").size()
                == 1);
    Answer answer = chongqing.post("/api/certificates/standing", question);
    JsonNode host = answer.json().path("hosts").path(0);
    assertThat(host.path("region").path("code").asString()).isEqualTo("510000");
    assertThat(host.path("outcome").asString()).isEqualTo("GRANTED");
    assertThat(host.path("answer").asString()).startsWith("认可。视为同一等级：高级工（三级）。");
    assertThat(host.path("grounds").path(1).path("text").asString())
        .isEqualTo("A_CODE_OF_TOMORROW");
    assertThat(host.path("upToDate").asBoolean()).isTrue();
    assertThat(answer.json().path("noDecision").path("regions").findValuesAsString("code"))
        .doesNotContain("510000");
  }

  private static DecisionState said(CertificateState own, long revision) {
    return new DecisionState(
        own.certificateId(),
        "510000",
        "500000",
        own.holderRef(),
        revision,
        1,
        1,
        "book",
        "1",
        LocalDate.parse("2023-07-01"),
        revision == 2 ? "GRANTED" : "REFERRED",
        new DecisionState.Equivalence("SAME_LEVEL", "SENIOR_WORKER", null),
        List.of(),
        List.of(),
        List.of(
            new DecisionState.Ground("CLAUSE_COVERS", null, "备忘录", Map.of("kind", "SKILL_LEVEL")),
            new DecisionState.Ground("A_CODE_OF_TOMORROW", null, null, Map.of())),
        null,
        "NEW",
        null,
        new DecisionState.CertificateSketch("SKILL_LEVEL", "车工", "SENIOR_WORKER", null, "S00***"),
        new Instants(
            LocalDate.parse("2023-07-01"),
            Instant.parse("2023-07-01T00:00:00Z"),
            Instant.parse("2023-07-01T00:00:00Z")));
  }

  @Test
  void every_offset_ends_in_exactly_one_outcome() {
    registries.publish(certificate(7007, "S000051007007", "SKILL_LEVEL"));
    RunningRecognition.await("arrived", () -> !outcome(7007).equals("NOT_RECEIVED"));
    MeterRegistry meters = chongqing.bean(MeterRegistry.class);
    for (String binding : List.of("certificates", "issuers", "holders", "recognitions")) {
      RunningRecognition.await(
          "received = the sum of outcomes of " + binding,
          () -> {
            double received = meters.counter("yichi.received", "binding", binding).count();
            double ended =
                meters.find("yichi.consumed").tag("binding", binding).counters().stream()
                    .mapToDouble(Counter::count)
                    .sum();
            return received == ended;
          });
    }
  }
}
