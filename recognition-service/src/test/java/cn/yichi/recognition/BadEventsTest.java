package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.event.DecisionState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Payload;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.testing.OddRecord;
import cn.yichi.platform.testing.OddRecords;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever may stand on a topic by mistake or malice, among sound records in one batch: each ends
 * in its one outcome, the reason is in its dead letter, and the partition goes on.
 */
class BadEventsTest {
  private static final EventType CERTIFICATE = EventType.CERTIFICATE_ISSUED;
  private static final EventType ISSUER = EventType.ISSUER_FILED;
  private static final EventType DECISION = EventType.RECOGNITION_DECIDED;
  private static final String CERTIFICATES = Stream.CERTIFICATES.topic("510000");
  private static final String ISSUERS = Stream.ISSUERS.topic("510000");
  private static final String RECOGNITIONS = Stream.RECOGNITIONS.topic("510000");
  private static final String NOT_JSON = "not JSON in UTF-8, or beyond the bounds";
  private static final byte[] NO_UTF_8 = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, '"', '}'};
  private static Registries registries;
  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    Registries.topics("510000", "500000", "330000");
    registries = new Registries();
    registries.recognitionsOf("510000");
    registries.publish(Registries.certificate("510000", 9_000, 1));
    registries.publish(Registries.issuerState("510000", "S000051009000", 1, "SKILL_LEVEL"));
    registries.send(
        RECOGNITIONS, said(9_000, 1).certificateId(), encoded(DECISION, said(9_000, 1)));
    chongqing = RunningRecognition.start("500000", TestStack.freshDatabase().getName());
    RunningRecognition.await("arrived", () -> !outcome(9_000).equals("NOT_RECEIVED"));
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    registries.close();
  }

  @Test
  void certificates() {
    String foreign = Registries.certificate("510000", 9_001, 1).certificateId();
    OddRecord newer = sound(9_001, 2);
    List<OddRecord> records = new ArrayList<>(List.of(newer.named("before all others")));
    records.addAll(ofAnyKind(sound(9_002, 1), ISSUER));
    records.addAll(
        List.of(
            sound(9_001, 1).named("a version that goes back").ends("stale"),
            newer.named("the same again").ends("duplicate"),
            sound(9_003, 1)
                .named("a field of tomorrow")
                .json(it -> it.replaceFirst("\\{", "{\"x\":[1],")),
            sound(9_004, 1)
                .named("no home region")
                .field("homeRegion", null)
                .rejected("homeRegion is missing"),
            sound(9_004, 1)
                .named("no instant")
                .field("recordedAt", null)
                .rejected("instants.recordedAt is missing"),
            sound(9_004, 1)
                .named("no digests")
                .json(it -> it.replaceFirst("\"documentDigests\":\\[[^]]*],", ""))
                .rejected("documentDigests is missing"),
            sound(9_004, 1)
                .named("a version in words")
                .field("version", "\"one\"")
                .rejected("version is not as its schema says"),
            sound(9_004, 1)
                .named("an endless version")
                .field("version", "1e999999999")
                .rejected(NOT_JSON),
            sound(9_004, 1)
                .named("version 0")
                .field("version", "0")
                .rejected("is not as its schema says"),
            sound(9_004, 1)
                .named("a day that is none")
                .field("issuedOn", "\"2023-02-30\"")
                .rejected("issuedOn is not as its schema says"),
            sound(9_004, 1)
                .named("an unknown kind")
                .field("kind", "\"DIPLOMA\"")
                .rejected("a code in the certificate is unknown or malformed"),
            sound(9_004, 1)
                .named("an unknown level")
                .field("level", "\"WIZARD\"")
                .rejected("a code in the certificate is unknown"),
            sound(9_004, 1)
                .named("an unknown status")
                .field("status", "\"LOST\"")
                .rejected("a code in the certificate is unknown"),
            sound(9_004, 1)
                .named("a holder that is no pseudonym")
                .field("holderRef", "\"" + Registries.DOCUMENT + "\"")
                .rejected("a code in the certificate is unknown"),
            sound(9_004, 1)
                .named("another region's certificate")
                .field("homeRegion", "\"330000\"")
                .rejected("homeRegion is not the region that wrote the record"),
            sound(9_004, 1)
                .named("a key that is not its id")
                .key(foreign)
                .rejected("record key is not the certificate id"),
            OddRecord.tombstone(
                    CERTIFICATES, Registries.certificate("510000", 9_005, 1).certificateId())
                .named("the erasure of an unknown one")
                .ends("duplicate"),
            OddRecord.tombstone(CERTIFICATES, "")
                .named("an erasure without a key")
                .rejected("record key is not a certificate id"),
            sound(9_006, 1),
            OddRecord.tombstone(
                    CERTIFICATES, Registries.certificate("510000", 9_006, 1).certificateId())
                .named("the erasure of a known one")
                .ends("applied"),
            sound(9_007, 1).named("after all others")));
    expect("certificates", records);
    assertThat(outcome(9_007)).isNotEqualTo("NOT_RECEIVED");
    assertThat(outcome(9_006)).isEqualTo("NOT_RECEIVED");
    assertThat(outcome(9_004)).isEqualTo("NOT_RECEIVED");
  }

  @Test
  void certificates_in_the_name_of_another_region() {
    String zhejiang = Stream.CERTIFICATES.topic("330000");
    OddRecord own =
        OddRecord.sound(
            CERTIFICATES, encoded(CERTIFICATE, Registries.certificate("510000", 9_010, 1)));
    String id = Registries.certificate("510000", 9_010, 1).certificateId();
    expect("certificates", List.of(own));
    OddRecord taken =
        OddRecord.sound(zhejiang, encoded(CERTIFICATE, Registries.certificate("510000", 9_010, 2)))
            .field("homeRegion", "\"330000\"");
    String foreign = "certificate id belongs to another region";
    expect(
        "certificates",
        List.of(
            taken
                .named("an id of Sichuan, said to be Zhejiang's")
                .rejected("certificate id is not that of its home, kind and number"),
            OddRecord.tombstone(zhejiang, id)
                .named("an erasure from elsewhere")
                .rejected(foreign)));
    assertThat(outcome(9_010)).isNotEqualTo("NOT_RECEIVED");
  }

  @Test
  void issuers() {
    List<OddRecord> records = new ArrayList<>(List.of(issuer(9_101, 2).named("before all others")));
    records.addAll(ofAnyKind(issuer(9_102, 1), CERTIFICATE));
    records.addAll(
        List.of(
            issuer(9_101, 1).named("a version that goes back").ends("stale"),
            issuer(9_101, 2).named("the same again").ends("duplicate"),
            issuer(9_103, 1)
                .named("no filings")
                .json(it -> it.replaceFirst("\"filings\":\\[.*?}],", ""))
                .rejected("filings is missing"),
            issuer(9_103, 1)
                .named("a standing without a day")
                .json(
                    it ->
                        it.replaceFirst(
                            "\"status\":\"GOOD\",\"from\":\"[^\"]*\"", "\"status\":\"GOOD\""))
                .rejected("from is missing"),
            issuer(9_103, 1)
                .named("an unknown standing")
                .field("status", "\"SPLENDID\"")
                .rejected("a code in the issuer is unknown or malformed"),
            issuer(9_103, 1)
                .named("an occupation without its edition")
                .field("occupation", "\"6-18-01-01\"")
                .rejected("a code in the issuer is unknown"),
            issuer(9_103, 1)
                .named("another region's issuer")
                .field("homeRegion", "\"330000\"")
                .rejected("homeRegion is not the region"),
            issuer(9_103, 1)
                .named("a key that is not its code")
                .key("S000051009101")
                .rejected("record key is not the issuer code"),
            OddRecord.tombstone(ISSUERS, "S000051009101")
                .named("an erasure: issuers are none of a person's data"),
            issuer(9_104, 1).named("after all others")));
    expect("issuers", records);
  }

  @Test
  void recognitions() {
    List<OddRecord> records =
        new ArrayList<>(List.of(decision(9_201, 2).named("before all others")));
    records.addAll(ofAnyKind(decision(9_202, 1), ISSUER));
    records.addAll(
        List.of(
            decision(9_201, 1).named("a revision that goes back").ends("stale"),
            decision(9_201, 2).named("the same again").ends("duplicate"),
            decision(9_203, 1)
                .named("no outcome")
                .field("outcome", null)
                .rejected("outcome is missing"),
            decision(9_203, 1)
                .named("a ground without parameters")
                .json(it -> it.replaceFirst(",\"parameters\":\\{[^}]*}", ""))
                .rejected("parameters is missing"),
            decision(9_203, 1)
                .named("another host's decision")
                .field("host", "\"330000\"")
                .header("ce_id", said(9_203, 1).certificateId() + "/330000/1")
                .rejected("host is not the region that wrote the record"),
            decision(9_203, 1)
                .named("a key that is not its certificate")
                .key(said(9_201, 1).certificateId())
                .rejected("record key is not the certificate id"),
            decision(9_203, 1)
                .named("an id that is none")
                .field("certificateId", "\"x\"")
                .key("x")
                .header("ce_id", "x/510000/1")
                .rejected("a code in the decision is unknown or malformed"),
            decision(9_203, 1)
                .named("a certificate of elsewhere")
                .field("homeRegion", "\"330000\"")
                .header("ce_homeregion", "330000")
                .ends("ignored"),
            decision(9_203, 1)
                .named("a certificate of elsewhere whose header says that it is ours")
                .field("homeRegion", "\"330000\"")
                .rejected("ce_homeregion does not match the content"),
            OddRecord.tombstone(RECOGNITIONS, said(9_201, 1).certificateId()).named("a tombstone"),
            decision(9_204, 1).named("after all others")));
    expect("recognitions", records);
  }

  @Test
  void a_record_without_a_key_is_refused_by_the_broker_itself() {
    try (Producer<byte[], byte[]> producer = TestStack.broker().producer(Map.of())) {
      for (String topic : List.of(CERTIFICATES, ISSUERS, RECOGNITIONS)) {
        assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, NO_UTF_8)).get())
            .hasCauseInstanceOf(InvalidRecordException.class);
      }
    }
  }

  /**
   * What is wrong whatever the event says.
   *
   * @param one sound, and not sent yet
   * @param other a type that does not belong here, whose payload fits no other
   */
  private static List<OddRecord> ofAnyKind(OddRecord one, EventType other) {
    return List.of(
        one.named("half a payload").json(it -> it.substring(0, it.length() / 2)).rejected(NOT_JSON),
        one.named("no payload at all").value("").rejected("a value is not as its schema says"),
        one.named("a payload that says null").value("null").rejected("is null"),
        one.named("a list").value("[]").rejected("a value is not as its schema says"),
        one.named("text behind it").json(it -> it + " x").rejected("payload of"),
        one.named("bytes that are no UTF-8").value(NO_UTF_8).rejected(NOT_JSON),
        one.named("lists in lists without end")
            .json(
                it ->
                    it.replaceFirst(
                        "\\{", "{\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + ","))
            .rejected(NOT_JSON),
        one.named("nearly a megabyte of nothing").value("x".repeat(1_040_000)).rejected(NOT_JSON),
        one.named("a type of tomorrow")
            .header("ce_type", "yichi.certificate.blessed.v9")
            .ends("ignored"),
        one.named("a type of another stream")
            .header("ce_type", other.wireName())
            .rejected("payload of"),
        one.named("no type").header("ce_type", null).rejected("header ce_type is missing"),
        one.named("no id")
            .header("ce_id", null)
            .rejected("header ce_id, ce_source or ce_time is missing"),
        one.named("no source")
            .header("ce_source", null)
            .rejected("header ce_id, ce_source or ce_time is missing"),
        one.named("no time")
            .header("ce_time", null)
            .rejected("header ce_id, ce_source or ce_time is missing"),
        one.named("a time that is none")
            .header("ce_time", "noon")
            .rejected("header ce_time is not an instant"),
        one.named("CloudEvents of tomorrow")
            .header("ce_specversion", "2.0")
            .rejected("header ce_specversion is not 1.0"),
        one.named("an id that is not its content's")
            .header("ce_id", "x/1")
            .rejected("ce_id does not match the content"),
        one.named("sound, between them"));
  }

  private static void expect(String binding, List<OddRecord> records) {
    new OddRecords(
            chongqing.bean(MeterRegistry.class),
            binding,
            new TestTopic(Stream.deadLetterTopic("500000", "recognition." + binding), 1))
        .expect(records);
  }

  private static OddRecord sound(int serial, int version) {
    return OddRecord.sound(
        CERTIFICATES, encoded(CERTIFICATE, Registries.certificate("510000", serial, version)));
  }

  private static OddRecord issuer(int serial, int version) {
    return OddRecord.sound(
        ISSUERS,
        encoded(
            ISSUER,
            Registries.issuerState("510000", "S00005100" + serial, version, "SKILL_LEVEL")));
  }

  private static OddRecord decision(int serial, long revision) {
    return OddRecord.sound(RECOGNITIONS, encoded(DECISION, said(serial, revision)));
  }

  private static DecisionState said(int serial, long revision) {
    var own = Registries.certificate("500000", serial, 1);
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
        "REFERRED",
        null,
        List.of(),
        List.of("CONFIRM"),
        List.of(new DecisionState.Ground("CLAUSE_COVERS", null, null, Map.of("kind", "x"))),
        null,
        "NEW",
        null,
        new DecisionState.CertificateSketch("SKILL_LEVEL", null, null, null, "S00***"),
        own.instants());
  }

  private static WireEvent encoded(EventType type, Payload payload) {
    return new EventCodec().encode(Envelope.of(type, "510000", "test", payload));
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
}
