package cn.yichi.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.contracts.event.AdverseAnswerState;
import cn.yichi.contracts.event.BenefitState;
import cn.yichi.contracts.event.ContactState;
import cn.yichi.contracts.event.DecisionState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.HolderLinkState;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.Payload;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.notification.notice.Samples;
import cn.yichi.platform.testing.TestSigner;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.platform.vault.EnvelopeVault;
import cn.yichi.platform.vault.Enveloped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes what the other services would write, to the topics of Sichuan and Chongqing. */
final class Wire implements AutoCloseable {
  static final String HOME = "510000";
  static final String HOST = "500000";
  static final String MOBILE = "13812345678";

  private static final Instants INSTANTS =
      new Instants(LocalDate.of(2026, 11, 23), Samples.NOON, Samples.NOON);

  private final EventCodec codec = new EventCodec();
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", TestStack.bootstrapServers(), "linger.ms", 5),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  private static boolean topicsMade;

  /** Makes the topics once for all test classes of this JVM. */
  static synchronized void makeTopics() {
    if (topicsMade) {
      return;
    }
    topicsMade = true;
    for (String region : List.of(HOME, HOST)) {
      for (Stream stream :
          List.of(
              Stream.CONTACTS,
              Stream.HOLDERS,
              Stream.RECOGNITIONS,
              Stream.BENEFITS,
              Stream.ANSWERS)) {
        TestTopic.make(stream.topic(region), 3, Map.of());
      }
    }
  }

  static String certificate(int n) {
    return Samples.certificate(n).value();
  }

  static String holder(int n) {
    return Samples.holder(n).value();
  }

  static String holderRef(int n) {
    return holder(n).substring("holder:".length());
  }

  /** The contact of the n-th holder, sealed as the registry does. */
  void contact(EnvelopeVault vault, int n, int version, boolean mobile) {
    send(EventType.CONTACT_CLAIMED, HOME, contactState(vault, holder(n), version, mobile));
  }

  static ContactState contactState(EnvelopeVault vault, int n, int version) {
    return contactState(vault, holder(n), version, true);
  }

  private static ContactState contactState(
      EnvelopeVault vault, String owner, int version, boolean mobile) {
    ContactState.@Nullable SealedValue value = null;
    if (mobile) {
      Enveloped sealed = vault.seal(vault.newKey(owner), owner, "mobile", MOBILE);
      value =
          new ContactState.SealedValue(
              sealed.key().keyId(), sealed.key().wrapped(), sealed.ciphertext());
    }
    String masked = mobile ? "138****5678" : null;
    return new ContactState(owner, version, value, masked, "zh-CN", INSTANTS);
  }

  void forget(int n) {
    send(Stream.CONTACTS.topic(HOME), holder(n), null);
    producer.flush();
  }

  /** The registry's own erasure, which names the version it took. */
  void erased(int n, int version) {
    String owner = holder(n);
    send(
        Stream.CONTACTS.topic(HOME),
        WireEvent.tombstone(
            ContactState.eventId(owner, version), "test", owner, INSTANTS.recordedAt()));
    producer.flush();
  }

  /** A decision of Chongqing on the n-th certificate of Sichuan. */
  void decided(int n, long revision, String cause, String outcome) {
    decided(n, HOME, revision, cause, outcome);
  }

  void decided(int n, String home, long revision, String cause, String outcome) {
    decided(n, HOST, home, revision, cause, outcome);
  }

  /** A decision of any host. */
  void decided(int n, String host, String home, long revision, String cause, String outcome) {
    said(host, n, host, home, revision, cause, outcome);
  }

  /** A decision in the topic of a region that need not be its host. */
  void said(
      String writer, int n, String host, String home, long revision, String cause, String outcome) {
    send(EventType.RECOGNITION_DECIDED, writer, decision(n, host, home, revision, cause, outcome));
  }

  static DecisionState decision(
      int n, String host, String home, long revision, String cause, String outcome) {
    boolean granted = outcome.equals("GRANTED");
    return new DecisionState(
        certificate(n),
        host,
        home,
        holderRef(n),
        revision,
        1,
        1,
        "b1",
        "e1",
        LocalDate.of(2026, 11, 23),
        outcome,
        granted ? new DecisionState.Equivalence("SAME_LEVEL", "SENIOR_WORKER", null) : null,
        List.of(),
        List.of(),
        List.of(),
        null,
        cause,
        revision == 1 ? null : "GRANTED",
        new DecisionState.CertificateSketch(
            "SKILL_LEVEL", "焊工", "SENIOR_WORKER", null, "S0000510001******0001"),
        INSTANTS);
  }

  void benefit(int n, long revision, String status) {
    send(EventType.BENEFIT_CHANGED, HOST, benefitState(n, revision, status));
  }

  static BenefitState benefitState(int n, long revision, String status) {
    return new BenefitState(
        holder(n),
        "jiangjin-housing",
        1,
        "500116",
        certificate(n),
        HOME,
        revision,
        status,
        List.of("price"),
        "NEW",
        INSTANTS);
  }

  /** An answer of Chongqing against the n-th holder, in the topic of a region. */
  void answered(String writer, int n, long revision) {
    send(
        EventType.ANSWER_ADVERSE,
        writer,
        new AdverseAnswerState(
            certificate(n),
            HOME,
            HOST,
            holderRef(n),
            "91500000MA5U00000W",
            "HIRE",
            revision,
            "0123456789abcdef0123456789abcdef",
            "REFUSED",
            LocalDate.of(2026, 11, 23),
            null,
            LocalDate.of(2026, 12, 7),
            INSTANTS));
  }

  /** Links a pseudonym with an older one, or ends that; as the region says. */
  void link(String home, String younger, String older, int version, String status) {
    send(EventType.HOLDER_LINKED, home, linkState(home, younger, older, version, status));
    producer.flush();
  }

  static HolderLinkState linkState(
      String home, String younger, String older, int version, String status) {
    return new HolderLinkState(younger, version, home, older, "KEY_VERSION", status, INSTANTS);
  }

  /** A decision on the n-th certificate whose holder goes by another pseudonym. */
  void decidedFor(String holderRef, int n, long revision, String cause) {
    DecisionState any = decision(n, HOST, HOME, revision, cause, "GRANTED");
    send(
        EventType.RECOGNITION_DECIDED,
        HOST,
        new DecisionState(
            any.certificateId(),
            any.host(),
            any.homeRegion(),
            holderRef,
            any.revision(),
            any.certificateVersion(),
            any.issuerVersion(),
            any.bookRevision(),
            any.engineVersion(),
            any.asOf(),
            any.outcome(),
            any.equivalence(),
            any.conditions(),
            any.questions(),
            any.grounds(),
            any.agreement(),
            any.cause(),
            any.previousOutcome(),
            any.certificate(),
            any.instants()));
    producer.flush();
  }

  /** The contact of a holder, sealed as the registry does. */
  void contactOf(EnvelopeVault vault, String holderRef, int version) {
    send(
        EventType.CONTACT_CLAIMED, HOME, contactState(vault, "holder:" + holderRef, version, true));
    producer.flush();
  }

  void broken() {
    send(Stream.RECOGNITIONS.topic(HOST), "x", new byte[] {'{'});
    producer.flush();
  }

  private void send(String topic, String key, byte @Nullable [] value) {
    producer.send(TestSigner.signed(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)));
  }

  private <T extends Payload> void send(EventType type, String region, T data) {
    send(type.stream().topic(region), encoded(type, region, data));
  }

  private void send(String topic, WireEvent event) {
    var record = new ProducerRecord<>(topic, event.key().getBytes(UTF_8), event.value());
    event.headers().forEach((name, value) -> record.headers().add(name, value));
    producer.send(TestSigner.signed(record));
  }

  <T extends Payload> WireEvent encoded(EventType type, String region, T data) {
    return codec.encode(Envelope.of(type, region, "test", data));
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
