package cn.yichi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.testing.OddRecord;
import cn.yichi.platform.testing.OddRecords;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.platform.vault.EnvelopeVault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever may stand on a topic by mistake or malice, among sound records in one batch: each ends
 * in its one outcome, the reason is in its dead letter, and the partition goes on.
 */
class BadEventsTest {
  private static final String NOT_JSON = "not JSON in UTF-8, or beyond the bounds";
  private static final String MALFORMED = "is unknown or malformed";
  private static final String OTHER_KEY = "record key is not the key of its content";
  private static final String ID_NUMBER = "11010519491231002X";
  private static final byte[] NO_UTF_8 = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, '"', '}'};
  private static String database;
  private static SmsStandIn provider;
  private static RunningNotification service;
  private static Wire wire;
  private static EnvelopeVault vault;

  @BeforeAll
  static void start() {
    Wire.makeTopics();
    provider = new SmsStandIn();
    wire = new Wire();
    database = TestStack.freshDatabase().getName();
    // In the group of the other tests, so that none of them reads these records again.
    service = RunningNotification.start(database, provider.url());
    vault = service.bean(EnvelopeVault.class);
    wire.contact(vault, 900, 1, true);
    wire.decided(900, 1, "BACKFILL", "GRANTED");
    wire.benefit(900, 1, "OPEN");
    wire.link(Wire.HOME, Wire.holderRef(900), Wire.holderRef(899), 1, "LINKED");
    wire.flush();
  }

  @AfterAll
  static void stop() {
    service.close();
    wire.close();
    provider.close();
  }

  @Test
  void contacts() {
    OddRecord newer = contact(901, 2);
    List<OddRecord> records = new ArrayList<>(List.of(newer.named("before all others")));
    records.addAll(ofAnyKind(contact(902, 1), EventType.BENEFIT_CHANGED));
    records.addAll(
        List.of(
            contact(901, 1).named("a version that goes back").ends("stale"),
            newer.named("the same again").ends("duplicate"),
            contact(903, 1)
                .named("no language")
                .field("language", null)
                .rejected("language is missing"),
            contact(903, 1)
                .named("a sealed value without its key")
                .field("keyId", null)
                .rejected("mobile.keyId is missing"),
            contact(903, 1)
                .named("a number in the clear")
                .json(it -> it.replaceFirst("\"mobile\":\\{[^}]*}", "\"mobile\":\"13800000001\""))
                .rejected("mobile is not as its schema says"),
            contact(903, 1)
                .named("an ID number for a recipient")
                .field("recipient", quoted(ID_NUMBER))
                .key(ID_NUMBER)
                .header("ce_id", ID_NUMBER + "/contact/1")
                .rejected("a code in the contact " + MALFORMED),
            contact(903, 1).named("no key").key((String) null).rejected(OTHER_KEY),
            contact(903, 1).named("another's key").key(Wire.holder(901)).rejected(OTHER_KEY),
            forgotten(Wire.holder(904)).named("the erasure of an unknown one").ends("applied"),
            forgotten(ID_NUMBER)
                .named("the erasure of nobody")
                .rejected("a code in the tombstone " + MALFORMED),
            forgotten("")
                .key((String) null)
                .named("an erasure without a key")
                .rejected("a code in the tombstone " + MALFORMED),
            forgotten(Wire.holder(904))
                .named("an erasure of another's version")
                .header("ce_id", Wire.holder(905) + "/contact/2")
                .rejected("a code in the tombstone " + MALFORMED),
            forgotten(Wire.holder(904))
                .named("an erasure of version zero")
                .header("ce_id", Wire.holder(904) + "/contact/0")
                .rejected("a code in the tombstone " + MALFORMED),
            contact(905, 1),
            forgotten(Wire.holder(905)).named("the erasure of a known one").ends("applied"),
            contact(906, 1).named("after all others")));
    expect("contactEvents", records);
    assertThat(known(901)).isTrue();
    assertThat(known(903)).isFalse();
    assertThat(known(905)).isFalse();
    assertThat(known(906)).isTrue();
  }

  @Test
  void holders() {
    OddRecord newer = link(921, 931, 2);
    List<OddRecord> records = new ArrayList<>(List.of(newer.named("before all others")));
    records.addAll(ofAnyKind(link(922, 932, 1), EventType.BENEFIT_CHANGED));
    records.addAll(
        List.of(
            link(921, 931, 1).named("a version that goes back").ends("stale"),
            newer.named("the same again").ends("duplicate"),
            link(923, 933, 1)
                .named("another region's pseudonym")
                .field("homeRegion", quoted(Wire.HOST))
                .header("ce_id", Wire.HOST + "/" + Wire.holderRef(923) + "/1")
                .rejected("homeRegion is not the region that wrote the record"),
            link(923, 933, 1)
                .named("a status of tomorrow")
                .field("status", quoted("PERHAPS"))
                .rejected("a code in the link " + MALFORMED),
            link(923, 933, 1)
                .named("an ID number for the oldest")
                .field("oldest", quoted(ID_NUMBER))
                .rejected("a code in the link " + MALFORMED),
            link(923, 933, 1)
                .named("another's key")
                .key(Wire.holderRef(921))
                .rejected("record key is not the younger pseudonym"),
            OddRecord.tombstone(Stream.HOLDERS.topic(Wire.HOME), ID_NUMBER)
                .named("the erasure of nobody")
                .rejected("record key is not a pseudonym"),
            OddRecord.tombstone(Stream.HOLDERS.topic(Wire.HOME), Wire.holderRef(924))
                .named("the erasure of an unknown one")
                .ends("duplicate"),
            link(925, 935, 1),
            OddRecord.tombstone(Stream.HOLDERS.topic(Wire.HOME), Wire.holderRef(925))
                .named("the erasure of a known one")
                .ends("applied"),
            link(926, 936, 1).named("after all others")));
    expect("holderEvents", records);
    assertThat(linked(921)).isTrue();
    assertThat(linked(923)).isFalse();
    assertThat(linked(925)).isFalse();
    assertThat(linked(926)).isTrue();
  }

  private static OddRecord link(int younger, int older, int version) {
    return OddRecord.sound(
        Stream.HOLDERS.topic(Wire.HOME),
        wire.encoded(
            EventType.HOLDER_LINKED,
            Wire.HOME,
            Wire.linkState(
                Wire.HOME, Wire.holderRef(younger), Wire.holderRef(older), version, "LINKED")));
  }

  private static boolean linked(int n) {
    return TestStack.database(database)
            .getCollection("holder_links")
            .countDocuments(new Document("_id", Wire.HOME + "/" + Wire.holderRef(n)))
        == 1;
  }

  @Test
  void recognitions() {
    OddRecord newer = decision(911, 2);
    List<OddRecord> records = new ArrayList<>(List.of(newer.named("before all others")));
    records.addAll(ofAnyKind(decision(912, 1), EventType.ISSUER_FILED));
    records.addAll(
        List.of(
            decision(911, 1).named("a revision that goes back").ends("stale"),
            newer.named("the same again").ends("duplicate"),
            decision(913, 1).named("no host").field("host", null).rejected("host is missing"),
            decision(913, 1)
                .named("no sketch")
                .json(it -> it.replaceFirst("\"certificate\":\\{[^}]*},", ""))
                .rejected("certificate is missing"),
            decision(913, 1)
                .named("an unknown outcome")
                .field("outcome", "\"PERHAPS\"")
                .rejected("a code in the decision " + MALFORMED),
            decision(913, 1)
                .named("an unknown cause")
                .field("cause", "\"WHIM\"")
                .rejected("a code in the decision " + MALFORMED),
            decision(913, 1)
                .named("a holder that is no pseudonym")
                .field("holderRef", quoted(ID_NUMBER))
                .rejected("a code in the decision " + MALFORMED),
            decision(913, 1)
                .named("another host's decision")
                .field("host", quoted(Wire.HOME))
                .header("ce_id", Wire.certificate(913) + "/" + Wire.HOME + "/1")
                .rejected("not for the region that wrote the record to say"),
            decision(913, 1).named("no key").key((String) null).rejected(OTHER_KEY),
            decision(913, 1)
                .named("a key that is not its certificate")
                .key(Wire.certificate(911))
                .rejected(OTHER_KEY),
            OddRecord.tombstone(newer.topic(), Wire.certificate(911)).named("a tombstone"),
            decision(914, 1).named("after all others")));
    expect("recognitionEvents", records);
    await().atMost(Duration.ofSeconds(30)).until(() -> service.inbox(914).size() == 1);
    assertThat(service.inbox(913)).isEmpty();
  }

  @Test
  void benefits() {
    OddRecord newer = benefit(921, 2);
    List<OddRecord> records = new ArrayList<>(List.of(newer.named("before all others")));
    records.addAll(ofAnyKind(benefit(922, 1), EventType.ISSUER_FILED));
    records.addAll(
        List.of(
            benefit(921, 1).named("a revision that goes back").ends("stale"),
            newer.named("the same again").ends("duplicate"),
            benefit(923, 1)
                .named("no needed facts")
                .json(it -> it.replaceFirst("\"neededFacts\":\\[[^]]*],", ""))
                .rejected("neededFacts is missing"),
            benefit(923, 1)
                .named("an unknown status")
                .field("status", "\"AJAR\"")
                .rejected("a code in the benefit " + MALFORMED),
            benefit(923, 1)
                .named("a region that is none")
                .field("region", "\"99\"")
                .rejected("a code in the benefit " + MALFORMED),
            benefit(923, 1)
                .named("paid elsewhere")
                .field("region", "\"330100\"")
                .rejected("not for the region that wrote the record to say"),
            benefit(923, 1).named("no key").key((String) null).rejected(OTHER_KEY),
            benefit(923, 1).named("another's key").key(Wire.holder(921)).rejected(OTHER_KEY),
            OddRecord.tombstone(newer.topic(), Wire.holder(921)).named("a tombstone"),
            benefit(924, 1).named("after all others")));
    expect("benefitEvents", records);
    await().atMost(Duration.ofSeconds(30)).until(() -> service.inbox(924).size() == 1);
    assertThat(service.inbox(923)).isEmpty();
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
        one.named("bytes that are no UTF-8").value(NO_UTF_8).rejected(NOT_JSON),
        one.named("lists in lists without end")
            .json(
                it ->
                    it.replaceFirst(
                        "\\{", "{\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + ","))
            .rejected(NOT_JSON),
        one.named("nearly a megabyte of nothing").value("x".repeat(1_040_000)).rejected(NOT_JSON),
        one.named("a type of tomorrow").header("ce_type", "yichi.thing.blessed.v9").ends("ignored"),
        one.named("a type of another stream")
            .header("ce_type", other.wireName())
            .rejected("payload of"),
        one.named("no type").header("ce_type", null).rejected("header ce_type is missing"),
        one.named("no id")
            .header("ce_id", null)
            .rejected("header ce_id, ce_source or ce_time is missing"),
        one.named("an id that is not its content's")
            .header("ce_id", "x/1")
            .rejected("ce_id does not match the content"),
        one.named("sound, between them"));
  }

  private static void expect(String binding, List<OddRecord> records) {
    new OddRecords(
            service.bean(MeterRegistry.class),
            binding,
            new TestTopic(Stream.deadLetterTopic(Wire.HOME, "notification." + binding), 1))
        .expect(records);
  }

  private static OddRecord contact(int n, int version) {
    return OddRecord.sound(
        Stream.CONTACTS.topic(Wire.HOME),
        wire.encoded(EventType.CONTACT_CLAIMED, Wire.HOME, Wire.contactState(vault, n, version)));
  }

  private static OddRecord decision(int n, long revision) {
    return OddRecord.sound(
        Stream.RECOGNITIONS.topic(Wire.HOST),
        wire.encoded(
            EventType.RECOGNITION_DECIDED,
            Wire.HOST,
            Wire.decision(n, Wire.HOST, Wire.HOME, revision, "NEW", "GRANTED")));
  }

  private static OddRecord benefit(int n, long revision) {
    return OddRecord.sound(
        Stream.BENEFITS.topic(Wire.HOST),
        wire.encoded(EventType.BENEFIT_CHANGED, Wire.HOST, Wire.benefitState(n, revision, "OPEN")));
  }

  private static OddRecord forgotten(String recipient) {
    return OddRecord.tombstone(Stream.CONTACTS.topic(Wire.HOME), recipient);
  }

  private static boolean known(int n) {
    return TestStack.database(database)
            .getCollection("contacts")
            .countDocuments(new Document("_id", Wire.holder(n)))
        == 1;
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
