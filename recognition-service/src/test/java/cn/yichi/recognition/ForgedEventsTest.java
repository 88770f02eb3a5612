package cn.yichi.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.signing.RecordSigner;
import cn.yichi.platform.signing.TestRegion;
import cn.yichi.platform.signing.TrustedKeys;
import cn.yichi.platform.testing.TestSigner;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.register.ShippedAgreements.Shipped;
import cn.yichi.recognition.register.Statement;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a broker that is not ours, or another region, may try: to forge, alter, move, repeat,
 * reorder and cut. Chongqing believes what Sichuan's keys signed, and its answers stay as they
 * were.
 */
@Timeout(300)
class ForgedEventsTest {
  private static final String CERTIFICATES = Stream.CERTIFICATES.topic("510000");
  private static final String AGREEMENTS = Stream.AGREEMENTS.topic("510000");
  private static final String ZHEJIANG = Stream.CERTIFICATES.topic("330000");
  private static final String UNVERIFIED = "not believed: its signature does not verify";
  private static final TestRegion SICHUAN = new TestRegion("510000");
  private static final TestRegion GUIZHOU = new TestRegion("520000");
  private static final TestTopic DEAD =
      new TestTopic(Stream.deadLetterTopic("500000", "recognition.certificates"), 1);
  private static Producer<byte[], byte[]> producer;
  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    Registries.topics("510000", "500000", "330000", "520000");
    Registries.keysOf("510000");
    Registries.keysOf("520000");
    producer = TestStack.broker().producer(Map.of());
    send(SICHUAN.statement(1));
    Registries.topic(AGREEMENTS);
    for (Shipped each : Documents.shipped().documents()) {
      if (each.agreement().parties().contains(new Region("510000"))) {
        send(signed(agreement(each)));
      }
    }
    chongqing =
        RunningRecognition.start(
            "500000",
            TestStack.freshDatabase().getName(),
            SICHUAN.pin(),
            GUIZHOU.pin(),
            "--yichi.signing.key-patience=10s");
    chongqing.awaitAgreements();
  }

  private static ProducerRecord<byte[], byte[]> agreement(Shipped shipped) {
    Statement said =
        Partners.signed(
            "510000", SICHUAN.regionSigner(1, Partners.SIGNED), shipped, 1, false, List.of());
    WireEvent event =
        new EventCodec()
            .encode(
                Envelope.of(
                    EventType.AGREEMENT_STATED, "510000", "recognition", Partners.state(said)));
    var record = new ProducerRecord<>(AGREEMENTS, 0, event.key().getBytes(UTF_8), event.value());
    event.headers().forEach(record.headers()::add);
    return record;
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    producer.close();
  }

  private static RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Sichuan states a key, and Chongqing has heard it. */
  private static void state(int number) {
    send(SICHUAN.statement(number));
    RunningRecognition.await(
        "heard", () -> SICHUAN.isStated(chongqing.bean(TrustedKeys.class), number));
  }

  private static ProducerRecord<byte[], byte[]> event(int serial, int version) {
    return event(CERTIFICATES, Registries.certificate("510000", serial, version));
  }

  private static ProducerRecord<byte[], byte[]> event(String topic, CertificateState state) {
    EventType type =
        state.version() == 1 ? EventType.CERTIFICATE_ISSUED : EventType.CERTIFICATE_CORRECTED;
    WireEvent event =
        new EventCodec().encode(Envelope.of(type, state.homeRegion(), "registry", state));
    var record = new ProducerRecord<>(topic, 0, event.key().getBytes(UTF_8), event.value());
    event.headers().forEach(record.headers()::add);
    return record;
  }

  private static ProducerRecord<byte[], byte[]> signed(ProducerRecord<byte[], byte[]> record) {
    return signed(SICHUAN.signer(1), record);
  }

  private static ProducerRecord<byte[], byte[]> signed(
      RecordSigner signer, ProducerRecord<byte[], byte[]> record) {
    signer.sign(List.of(record));
    return record;
  }

  private static ProducerRecord<byte[], byte[]> altered(
      ProducerRecord<byte[], byte[]> record, String was, String is) {
    String json = new String(record.value(), UTF_8);
    assertThat(json).contains(was);
    return new ProducerRecord<>(
        record.topic(), 0, record.key(), json.replace(was, is).getBytes(UTF_8), record.headers());
  }

  private static ProducerRecord<byte[], byte[]> moved(
      ProducerRecord<byte[], byte[]> record, String topic, byte[] key) {
    return new ProducerRecord<>(topic, 0, key, record.value(), record.headers());
  }

  private static String version(int serial) {
    return version(Registries.certificate("510000", serial, 1));
  }

  private static String version(CertificateState certificate) {
    return field(certificate, "certificateVersion");
  }

  private static String field(int serial, String name) {
    return field(Registries.certificate("510000", serial, 1), name);
  }

  /** Of what Chongqing holds of a certificate. */
  private static String field(CertificateState certificate, String name) {
    String id = certificate.certificateId();
    var held =
        chongqing
            .bean(MongoDatabase.class)
            .getCollection("certificates")
            .find(new Document("_id", id))
            .first();
    return held == null ? "none" : held.get(name).toString();
  }

  private static void awaitVersion(int serial, String version) {
    RunningRecognition.await(serial + " at " + version, () -> version(serial).equals(version));
  }

  /** The reason in the dead letter of that place. */
  private static String reason(RecordMetadata place) {
    List<ConsumerRecord<String, byte[]>> letters =
        DEAD.readUntil(all -> all.stream().anyMatch(letter -> isOf(letter, place)));
    return letters.stream()
        .filter(letter -> isOf(letter, place))
        .map(letter -> header(letter, "yichi_dlt_reason"))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(ConsumerRecord<String, byte[]> letter, RecordMetadata place) {
    return header(letter, "yichi_dlt_topic").equals(place.topic())
        && header(letter, "yichi_dlt_partition").equals(Integer.toString(place.partition()))
        && header(letter, "yichi_dlt_offset").equals(Long.toString(place.offset()));
  }

  private static String header(ConsumerRecord<String, byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  private static double refused() {
    return chongqing
        .bean(MeterRegistry.class)
        .counter("yichi.signature.refused", "binding", "certificates")
        .count();
  }

  @Test
  void everybody_sees_how_many_records_on_agreements_no_region_signed() {
    long before = unsigned();
    send(moved(event(8_001, 1), "yichi.510000.agreements", "forged/1".getBytes(UTF_8)));
    RunningRecognition.await("it is counted", () -> unsigned() == before + 1);
  }

  private static long unsigned() {
    return chongqing.get("/api/agreements").json().path("refusedRecords").asLong(-1);
  }

  @Test
  void nobody_speaks_for_sichuan_but_sichuan() {
    send(signed(event(8_001, 1)));
    awaitVersion(8_001, "1");
    double before = refused();
    assertThat(reason(send(event(8_001, 2)))).isEqualTo("not believed: it is not signed");
    var borrowed = signed(event(8_001, 1));
    var forged = event(8_001, 2);
    borrowed
        .headers()
        .forEach(
            each -> {
              if (each.key().startsWith("ce_sig")) {
                forged.headers().add(each);
              }
            });
    assertThat(reason(send(forged))).isEqualTo(UNVERIFIED);
    var named = signed(TestSigner.of("330000"), event(8_001, 2));
    named.headers().remove("ce_sigkey").add(borrowed.headers().lastHeader("ce_sigkey"));
    assertThat(reason(send(named))).isEqualTo(UNVERIFIED);
    assertThat(reason(send(signed(TestSigner.of("330000"), event(8_001, 2)))))
        .isEqualTo("not believed: nobody stated its key");
    assertThat(reason(send(signed(TestSigner.of("510000"), event(8_001, 2)))))
        .as("the sandbox's published key of a region that is pinned")
        .isEqualTo("not believed: nobody stated its key");
    assertThat(refused() - before).isEqualTo(5);
    assertThat(version(8_001)).isEqualTo("1");
  }

  @Test
  void an_altered_certificate_is_not_believed() {
    send(signed(event(8_011, 1)));
    awaitVersion(8_011, "1");
    var next = signed(event(8_011, 2));
    for (List<String> change :
        List.of(
            List.of("\"VALID\"", "\"REVOKED\""),
            List.of("INTERMEDIATE_WORKER", "SENIOR_WORKER"),
            List.of("\"version\":2", "\"version\":3"))) {
      var record = altered(next, change.getFirst(), change.getLast());
      assertThat(reason(send(record))).isEqualTo(UNVERIFIED);
    }
    var stripped = signed(event(8_011, 2));
    stripped.headers().remove("ce_time").add("ce_time", "2020-01-01T00:00:00Z".getBytes(UTF_8));
    assertThat(reason(send(stripped))).isEqualTo(UNVERIFIED);
    assertThat(version(8_011)).isEqualTo("1");
    send(next);
    awaitVersion(8_011, "2");
  }

  @Test
  void a_record_counts_only_where_it_was_put() {
    send(signed(event(8_021, 1)));
    awaitVersion(8_021, "1");
    var next = signed(event(8_021, 2));
    var other = Registries.certificate("510000", 8_022, 1).certificateId().getBytes(UTF_8);
    assertThat(reason(send(moved(next, CERTIFICATES, other)))).isEqualTo(UNVERIFIED);
    assertThat(reason(send(moved(next, ZHEJIANG, next.key())))).startsWith("not believed: ");
    // Zhejiang itself says it of Sichuan's certificate, in its own topic with its own key.
    var taken =
        signed(
            TestSigner.of("330000"),
            altered(event(8_021, 2), "\"homeRegion\":\"510000\"", "\"homeRegion\":\"330000\""));
    assertThat(reason(send(signed(TestSigner.of("330000"), moved(taken, ZHEJIANG, taken.key())))))
        .isEqualTo("certificate id is not that of its home, kind and number");
    assertThat(version(8_021)).isEqualTo("1");
  }

  @Test
  void an_erasure_cannot_be_forged_nor_moved() {
    send(signed(event(8_031, 1)));
    send(signed(event(8_032, 1)));
    awaitVersion(8_031, "1");
    awaitVersion(8_032, "1");
    byte[] key = event(8_031, 1).key();
    assertThat(reason(send(new ProducerRecord<>(CERTIFICATES, 0, key, null))))
        .isEqualTo("not believed: it is not signed");
    var emptied = signed(event(8_031, 1));
    assertThat(reason(send(new ProducerRecord<>(CERTIFICATES, 0, key, null, emptied.headers()))))
        .isEqualTo(UNVERIFIED);
    var erased = signed(new ProducerRecord<>(CERTIFICATES, 0, event(8_032, 1).key(), null));
    assertThat(reason(send(moved(erased, CERTIFICATES, key)))).isEqualTo(UNVERIFIED);
    assertThat(version(8_031)).isEqualTo("1");
    send(erased);
    awaitVersion(8_032, "none");
    assertThat(version(8_031)).isEqualTo("1");
  }

  @Test
  void repeated_reordered_and_cut_batches_end_in_the_newest_version() {
    List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
    for (int serial = 8_041; serial <= 8_045; serial++) {
      for (int version = 1; version <= 3; version++) {
        batch.add(event(serial, version));
      }
    }
    SICHUAN.signer(1).sign(batch);
    List<ProducerRecord<byte[], byte[]>> told = new ArrayList<>(batch);
    told.addAll(batch);
    Collections.shuffle(told, new Random(41));
    double before = refused();
    told.forEach(ForgedEventsTest::send);
    // The oldest of each at the very end.
    for (int i = 0; i < batch.size(); i += 3) {
      send(batch.get(i));
    }
    // Of a batch that is cut, what is left counts.
    List<ProducerRecord<byte[], byte[]>> cut = List.of(event(8_046, 1), event(8_047, 1));
    SICHUAN.signer(1).sign(cut);
    send(cut.getLast());
    awaitVersion(8_047, "1");
    for (int serial = 8_041; serial <= 8_045; serial++) {
      assertThat(version(serial)).isEqualTo("3");
    }
    assertThat(version(8_046)).isEqualTo("none");
    assertThat(refused()).isEqualTo(before);
  }

  @Test
  void certificates_wait_for_the_statement_of_their_key_and_are_then_believed() {
    double before = refused();
    CertificateState early = Registries.certificate("520000", 8_051, 1);
    send(signed(GUIZHOU.signer(1), event(Stream.CERTIFICATES.topic("520000"), early)));
    RunningRecognition.await(
        "waiting",
        () ->
            chongqing.bean(MeterRegistry.class).get("yichi.signing.statement.wait").gauge().value()
                > 1);
    assertThat(version(early)).isEqualTo("none");
    send(GUIZHOU.statement(1));
    RunningRecognition.await("believed", () -> version(early).equals("1"));
    assertThat(refused()).isEqualTo(before);
  }

  @Test
  void a_revoked_key_is_believed_no_more() {
    state(3);
    send(signed(SICHUAN.signer(3), event(8_061, 1)));
    awaitVersion(8_061, "1");
    send(SICHUAN.revocation(3, Instant.parse("2026-01-01T00:00:00Z")));
    RunningRecognition.await("revoked", () -> reasonOfNext().contains("its key is revoked"));
    assertThat(version(8_061)).isEqualTo("1");
    send(SICHUAN.statement(3));
    send(signed(event(8_062, 1)));
    awaitVersion(8_062, "1");
    assertThat(reasonOfNext()).contains("its key is revoked");
  }

  @Test
  void what_a_stolen_key_said_is_undone_by_what_the_region_says_again() {
    state(4);
    send(signed(SICHUAN.signer(4), event(8_101, 2)));
    awaitVersion(8_101, "2");
    var forged = altered(event(8_101, 9), "\"VALID\"", "\"REVOKED\"");
    forged.headers().remove("ce_sigkey");
    send(signed(SICHUAN.signer(4, Instant.parse("2021-01-01T00:00:00Z")), forged));
    awaitVersion(8_101, "9");
    String before = field(8_101, "outcome");
    send(SICHUAN.revocation(4, Instant.parse("2026-01-01T00:00:00Z")));
    state(5);
    RunningRecognition.await(
        "the revocation",
        () ->
            chongqing
                .bean(TrustedKeys.class)
                .lostSince("510000", SICHUAN.keyId(4), Clock.systemUTC().instant())
                .isPresent());
    assertThat(version(8_101)).isEqualTo("9");
    send(signed(SICHUAN.signer(5), event(8_101, 2)));
    awaitVersion(8_101, "2");
    assertThat(field(8_101, "outcome")).isNotEqualTo(before);
    assertThat(field(8_101, "cause")).isEqualTo("CORRECTION");
    assertThat(field(8_101, "revision")).isEqualTo("3");
    // The thief's record once more, and the region's own older one.
    assertThat(reason(send(forged))).isEqualTo("not believed: its key is revoked");
    send(signed(SICHUAN.signer(5), event(8_101, 1)));
    send(signed(SICHUAN.signer(5), event(8_102, 1)));
    awaitVersion(8_102, "1");
    assertThat(version(8_101)).isEqualTo("2");
  }

  @Test
  void an_issuer_that_a_stolen_key_withdrew_is_good_again_and_so_is_what_rests_on_it() {
    state(6);
    IssuerState good = Registries.issuerState("510000", "S000051008121", 1, "SKILL_LEVEL");
    send(signed(SICHUAN.signer(6), issuer(good)));
    send(signed(event(CERTIFICATES, byIssuer(8_121, good.issuerCode()))));
    RunningRecognition.await("granted", () -> field(8_121, "outcome").equals("GRANTED"));
    IssuerState later = Registries.issuerState("510000", good.issuerCode(), 9, "SKILL_LEVEL");
    send(signed(SICHUAN.signer(6), altered(issuer(later), "\"GOOD\"", "\"WITHDRAWN\"")));
    RunningRecognition.await("harmed", () -> !field(8_121, "outcome").equals("GRANTED"));
    send(SICHUAN.revocation(6, Instant.parse("2026-01-01T00:00:00Z")));
    RunningRecognition.await(
        "the revocation",
        () ->
            chongqing
                .bean(TrustedKeys.class)
                .lostSince("510000", SICHUAN.keyId(6), Clock.systemUTC().instant())
                .isPresent());
    send(signed(issuer(good)));
    RunningRecognition.await("mended", () -> field(8_121, "outcome").equals("GRANTED"));
  }

  private static CertificateState byIssuer(int serial, String issuer) {
    return Registries.certificate(
        "510000",
        Registries.number("510000", serial),
        1,
        "SKILL_LEVEL",
        issuer,
        "2023-06-01",
        "INTERMEDIATE_WORKER",
        new Registries.Title(null, null),
        "E2022:6-18-01-01",
        null,
        null,
        null,
        "VALID",
        "2023-06-01");
  }

  private static ProducerRecord<byte[], byte[]> issuer(IssuerState state) {
    WireEvent event =
        new EventCodec().encode(Envelope.of(EventType.ISSUER_FILED, "510000", "registry", state));
    var record =
        new ProducerRecord<>(
            Stream.ISSUERS.topic("510000"), 0, event.key().getBytes(UTF_8), event.value());
    event.headers().forEach(record.headers()::add);
    return record;
  }

  @Test
  void an_id_is_its_regions_whoever_says_it_first() {
    var proven = altered(event(8_141, 9), "\"homeRegion\":\"510000\"", "\"homeRegion\":\"330000\"");
    var unproven =
        altered(
            altered(proven, "\"SKILL_LEVEL\"", "\"SPECIAL_OPERATION\""),
            "\"number\":",
            "\"withheld\":");
    var hidden = altered(proven, "\"number\":", "\"withheld\":");
    for (var taken : List.of(proven, hidden)) {
      assertThat(reason(send(signed(TestSigner.of("330000"), moved(taken, ZHEJIANG, taken.key())))))
          .isEqualTo("certificate id is not that of its home, kind and number");
    }
    send(signed(TestSigner.of("330000"), moved(unproven, ZHEJIANG, unproven.key())));
    awaitVersion(8_141, "9");
    send(signed(event(8_141, 1)));
    awaitVersion(8_141, "1");
    assertThat(
            reason(
                send(signed(TestSigner.of("330000"), moved(unproven, ZHEJIANG, unproven.key())))))
        .isEqualTo("certificate id belongs to another region");
  }

  @Test
  void an_erased_certificate_does_not_come_back_by_what_was_said_before() {
    byte[] key = event(8_151, 1).key();
    var first = signed(event(8_151, 1));
    var never = signed(event(8_152, 1));
    send(first);
    awaitVersion(8_151, "1");
    send(signed(new ProducerRecord<>(CERTIFICATES, 0, key, null)));
    awaitVersion(8_151, "none");
    send(signed(new ProducerRecord<>(CERTIFICATES, 0, never.key(), null)));
    send(first);
    send(never);
    send(signed(event(8_153, 1)));
    awaitVersion(8_153, "1");
    assertThat(version(8_151)).isEqualTo("none");
    assertThat(version(8_152)).isEqualTo("none");
  }

  @Test
  void a_signed_record_that_no_reader_can_read_stops_nobody() {
    var stated = SICHUAN.statement(1);
    String far =
        new String(stated.value(), UTF_8)
            .replaceAll("(\"recordedAt\":)\"[^\"]*\"", "$1\"+999999999-12-31T23:59:59Z\"");
    var poison =
        new ProducerRecord<>(CERTIFICATES, 0, stated.key(), far.getBytes(UTF_8), stated.headers());
    assertThat(reason(send(signed(poison)))).contains("impossible value");
    send(signed(event(8_131, 1)));
    awaitVersion(8_131, "1");
  }

  @Test
  void an_old_erasure_does_not_erase_what_came_since() {
    byte[] key = event(8_111, 1).key();
    send(signed(event(8_111, 1)));
    awaitVersion(8_111, "1");
    var erasure = signed(new ProducerRecord<>(CERTIFICATES, 0, key, null));
    send(erasure);
    awaitVersion(8_111, "none");
    send(signed(event(8_111, 2)));
    awaitVersion(8_111, "2");
    send(erasure);
    send(signed(event(8_112, 1)));
    awaitVersion(8_112, "1");
    assertThat(version(8_111)).isEqualTo("2");
  }

  private static int next = 8_070;

  /** Of one more certificate under the revoked key, however early it says to be signed. */
  private static String reasonOfNext() {
    var record = signed(SICHUAN.signer(3, Instant.parse("2025-01-01T00:00:00Z")), event(++next, 1));
    RecordMetadata place = send(record);
    RunningRecognition.await(
        "an end",
        () ->
            !version(next).equals("none")
                || DEAD.readAll().stream().anyMatch(letter -> isOf(letter, place)));
    return version(next).equals("none") ? reason(place) : "believed";
  }
}
