package cn.yichi.recognition;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.HolderLinkState;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.event.Payload;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.testing.TestSigner;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.platform.vault.LocalFederationKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Writes, as the registries of all regions would, to the topics of the shared broker. */
final class Registries implements AutoCloseable {
  static final String NAME = "王川江";
  static final String DOCUMENT = "11010519491231002X";
  static final FederatedDigests DIGESTS = new FederatedDigests(LocalFederationKey.sandbox());
  private static final EventCodec CODEC = new EventCodec();

  private final Producer<byte[], byte[]> producer = TestStack.broker().producer(Map.of());

  /** Makes the topics of these regions, unless they are there. */
  static void topics(String... regions) {
    for (String region : regions) {
      for (Stream stream : List.of(Stream.CERTIFICATES, Stream.ISSUERS, Stream.HOLDERS)) {
        topic(stream.topic(region));
      }
    }
  }

  /** Makes the topic of another region's decisions, unless it is there. */
  void recognitionsOf(String region) {
    topic(Stream.RECOGNITIONS.topic(region));
  }

  /** Makes the topic of a region's keys, unless it is there. */
  static void keysOf(String region) {
    topic(Stream.KEYS.topic(region));
  }

  static void topic(String name) {
    try {
      TestTopic.make(name, 6, Map.of("cleanup.policy", "compact"));
    } catch (IllegalStateException failed) {
      boolean there =
          failed.getCause() instanceof ExecutionException cause
              && cause.getCause() instanceof TopicExistsException;
      if (!there) {
        throw failed;
      }
    }
  }

  void publish(CertificateState certificate) {
    EventType type =
        certificate.version() == 1 ? EventType.CERTIFICATE_ISSUED : EventType.CERTIFICATE_CORRECTED;
    send(Stream.CERTIFICATES, certificate.homeRegion(), type, certificate);
  }

  /** The same certificate said again under other digests, as the next version. */
  CertificateState publishAgain(CertificateState before, FederatedDigests digests) {
    CertificateId id = new CertificateId(before.certificateId());
    CertificateState again =
        new CertificateState(
            before.certificateId(),
            before.version() + 1,
            before.homeRegion(),
            before.kind(),
            before.number(),
            before.numberMasked(),
            digests.numberDigest(requireNonNull(before.number())),
            before.numberScheme(),
            before.holderRef(),
            digests.nameDigest(id, new PersonName(NAME)),
            List.of(digests.documentDigest(id, DOCUMENT)),
            before.occupation(),
            before.level(),
            before.title(),
            before.titleGrade(),
            before.issuerCode(),
            before.issuerName(),
            before.assessedOn(),
            before.issuedOn(),
            before.validUntil(),
            before.standardVersion(),
            before.exceptionalBasis(),
            before.county(),
            before.status(),
            before.statusReason(),
            before.backfill(),
            before.instants());
    send(Stream.CERTIFICATES, before.homeRegion(), EventType.CERTIFICATE_REKEYED, again);
    return again;
  }

  /** Links a pseudonym with an older one, or ends that. */
  void link(String home, HolderRef younger, HolderRef older, int version, String status) {
    send(
        Stream.HOLDERS,
        home,
        EventType.HOLDER_LINKED,
        new HolderLinkState(
            younger.value(),
            version,
            home,
            older.value(),
            "KEY_VERSION",
            status,
            instants("2026-11-27")));
  }

  void publish(IssuerState issuer) {
    send(Stream.ISSUERS, issuer.homeRegion(), EventType.ISSUER_FILED, issuer);
  }

  void send(Stream stream, String region, EventType type, Payload payload) {
    WireEvent event = CODEC.encode(Envelope.of(type, region, "registry", payload));
    send(stream.topic(region), event.key(), event);
  }

  void send(String topic, String key, WireEvent event) {
    var record = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), event.value());
    event.headers().forEach((name, value) -> record.headers().add(name, value));
    acknowledged(record);
  }

  void erase(String region, String certificateId) {
    acknowledged(
        new ProducerRecord<>(
            Stream.CERTIFICATES.topic(region),
            certificateId.getBytes(StandardCharsets.UTF_8),
            null));
  }

  private void acknowledged(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(TestSigner.signed(record)).get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  /** A number of the 22-character scheme. */
  static String number(String region, int serial) {
    return "S0000" + region.substring(0, 2) + "000123234" + String.format("%06d", serial);
  }

  static CertificateId id(String region, String kind, String number) {
    CertificateKind named = CertificateKind.valueOf(kind);
    return DIGESTS.certificateId(
        new Region(region), named, CertificateNumber.parse(named, number).orThrow());
  }

  /** A turner of level four, sound in every way, issued on 1 June 2023. */
  static CertificateState certificate(String region, int serial, int version) {
    return turner(
        region,
        number(region, serial),
        version,
        issuer(region),
        "2023-06-01",
        "VALID",
        "2023-06-01");
  }

  /** A turner of level four, by a number and an issuer of its own. */
  static CertificateState turner(
      String region,
      String number,
      int version,
      String issuer,
      String issuedOn,
      String status,
      String statusSince) {
    return certificate(
        region,
        number,
        version,
        "SKILL_LEVEL",
        issuer,
        issuedOn,
        "INTERMEDIATE_WORKER",
        new Title(null, null),
        "E2022:6-18-01-01",
        null,
        null,
        null,
        status,
        statusSince);
  }

  /** A title by name and grade. */
  record Title(@Nullable String name, @Nullable String grade) {}

  static CertificateState certificate(
      String region,
      String number,
      int version,
      String kind,
      String issuer,
      String issuedOn,
      @Nullable String level,
      Title title,
      @Nullable String occupation,
      @Nullable String jobType,
      @Nullable String county,
      @Nullable String validUntil,
      String status,
      String statusSince) {
    CertificateId id = id(region, kind, number);
    return new CertificateState(
        id.value(),
        version,
        region,
        kind,
        number,
        number.substring(0, 3) + "***",
        DIGESTS.numberDigest(number),
        "UNKNOWN_SCHEME",
        DIGESTS.holderRef(new IdDocument(DocumentType.RESIDENT_ID, DOCUMENT)).value(),
        DIGESTS.nameDigest(id, new PersonName(NAME)),
        List.of(DIGESTS.documentDigest(id, DOCUMENT)),
        occupation == null
            ? null
            : new CertificateState.OccupationRef(
                occupation.substring(0, 5),
                occupation.substring(6),
                occupation.endsWith("6-18-01-01") ? "车工" : "职业",
                jobType),
        level,
        title.name(),
        title.grade(),
        issuer,
        "样例机构",
        null,
        LocalDate.parse(issuedOn),
        validUntil == null ? null : LocalDate.parse(validUntil),
        null,
        null,
        county,
        status,
        null,
        false,
        instants(statusSince));
  }

  static String issuer(String region) {
    return "S0000" + region.substring(0, 2) + "000123";
  }

  /** On file for everything since 2000. */
  static IssuerState issuerState(String region, String code, int version, String kind) {
    List<String> levels =
        kind.equals("SKILL_LEVEL") || kind.equals("VOCATIONAL_QUALIFICATION")
            ? List.of(
                "JUNIOR_WORKER",
                "INTERMEDIATE_WORKER",
                "SENIOR_WORKER",
                "TECHNICIAN",
                "SENIOR_TECHNICIAN",
                "MASTER_TECHNICIAN",
                "CHIEF_TECHNICIAN")
            : List.of();
    return new IssuerState(
        code,
        version,
        region,
        "样例机构",
        "SOCIAL_BODY",
        null,
        List.of(new IssuerState.Filing(kind, "*", levels, LocalDate.parse("2000-01-01"), null)),
        List.of(new IssuerState.Standing("GOOD", LocalDate.parse("2000-01-01"), null)),
        instants("2000-01-01"));
  }

  private static Instants instants(String day) {
    Instant then = LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    return new Instants(LocalDate.parse(day), then, then);
  }
}
