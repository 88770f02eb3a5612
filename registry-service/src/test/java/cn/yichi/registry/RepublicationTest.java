package cn.yichi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.ChangeStatus;
import cn.yichi.registry.certificate.LinkDocuments;
import cn.yichi.registry.certificate.Registrations;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class RepublicationTest {
  private static final TestTopic CERTIFICATES =
      new TestTopic(Stream.CERTIFICATES.topic("500000"), 6);
  private static final TestTopic ISSUERS = new TestTopic(Stream.ISSUERS.topic("500000"), 6);

  private static final TestTopic HOLDERS = new TestTopic(Stream.HOLDERS.topic("500000"), 6);

  /** Of every certificate here. */
  private static final HolderRef HOLDER =
      Registrations.IDENTITIES.of(Registrations.numbered(1)).holder().ref();

  @Test
  void a_registry_says_its_present_state_once_more_when_it_is_told_and_signs_it_anew() {
    String database = TestStack.freshDatabase().getName();
    Set<String> ids;
    try (RunningRegistry registry = start(database)) {
      ids =
          IntStream.of(71, 72, 73)
              .mapToObj(each -> register(registry, each))
              .collect(Collectors.toSet());
      CERTIFICATES.readUntil(all -> of(all, ids).size() == 3);
      suspend(registry, ids.iterator().next());
      CERTIFICATES.readUntil(all -> of(all, ids).size() == 4);
      Awaitility.await().until(() -> isQuiet(database));
    }
    int issuers = ISSUERS.readAll().size();
    try (RunningRegistry registry = start(database, "--yichi.republication.name=lost-key")) {
      assertThat(registry.port()).isPositive();
      CERTIFICATES.readUntil(all -> of(all, ids).size() == 7);
      awaitDone(database);
      ISSUERS.readUntil(all -> all.size() > issuers);
    }
    try (RunningRegistry registry = start(database, "--yichi.republication.name=lost-key")) {
      register(registry, 74);
      Awaitility.await().until(() -> isQuiet(database));
    }
    List<ConsumerRecord<String, byte[]>> told = of(CERTIFICATES.readAll(), ids);
    assertThat(told).hasSize(7);
    Map<String, List<ConsumerRecord<String, byte[]>>> byId =
        told.stream().collect(Collectors.groupingBy(each -> header(each, "ce_id")));
    // The version that was replaced is not said again.
    assertThat(byId.values()).extracting(List::size).containsExactlyInAnyOrder(1, 2, 2, 2);
    assertThat(told)
        .extracting(each -> header(each, "ce_type"))
        .contains(EventType.CERTIFICATE_REKEYED.wireName());
    for (List<ConsumerRecord<String, byte[]>> each : byId.values()) {
      assertThat(each.getLast().value()).isEqualTo(each.getFirst().value());
      assertThat(header(each.getLast(), "ce_time")).isEqualTo(header(each.getFirst(), "ce_time"));
      // What happened in a later version was told then; now it is a state.
      String first = header(each.getFirst(), "ce_type");
      boolean isLater = first.equals(EventType.CERTIFICATE_STATUS_CHANGED.wireName());
      assertThat(header(each.getLast(), "ce_type"))
          .isEqualTo(isLater ? EventType.CERTIFICATE_REKEYED.wireName() : first);
    }
  }

  /** Readers believe no link that a lost key signed until it is said anew. */
  @Test
  void links_of_persons_are_said_again_and_what_is_only_proposed_is_not() {
    String database = TestStack.freshDatabase().getName();
    String linked;
    String ended;
    String proposed;
    try (RunningRegistry registry = start(database)) {
      register(registry, 75);
      LinkDocuments linking = registry.bean(LinkDocuments.class);
      linked = proposed(linking, "E75000001").value();
      assertThat(linking.link(new HolderRef(linked), 1, "p1")).isEqualTo(LinkDocuments.Done.DONE);
      ended = proposed(linking, "E75000002").value();
      assertThat(linking.link(new HolderRef(ended), 1, "p2")).isEqualTo(LinkDocuments.Done.DONE);
      assertThat(linking.end(HOLDER, new HolderRef(ended))).isEqualTo(LinkDocuments.Done.DONE);
      proposed = proposed(linking, "E75000003").value();
      HOLDERS.readUntil(all -> of(all, Set.of(linked, ended)).size() == 3);
    }
    try (RunningRegistry registry = start(database, "--yichi.republication.name=lost-key")) {
      assertThat(registry.port()).isPositive();
      awaitDone(database);
      HOLDERS.readUntil(all -> of(all, Set.of(linked, ended)).size() == 5);
    }
    List<ConsumerRecord<String, byte[]>> all = HOLDERS.readAll();
    for (String ref : List.of(linked, ended)) {
      List<ConsumerRecord<String, byte[]>> told = of(all, Set.of(ref));
      assertThat(header(told.getLast(), "ce_id"))
          .isEqualTo(header(told.get(told.size() - 2), "ce_id"));
      assertThat(told.getLast().value()).isEqualTo(told.get(told.size() - 2).value());
    }
    assertThat(of(all, Set.of(proposed))).isEmpty();
  }

  private static HolderRef proposed(LinkDocuments linking, String passport) {
    var prepared = linking.prepare(HOLDER, new IdDocument(DocumentType.PASSPORT, passport));
    assertThat(prepared).isInstanceOf(LinkDocuments.Prepared.Ready.class);
    return ((LinkDocuments.Prepared.Ready) prepared).proposed().ref();
  }

  private static RunningRegistry start(String database, String... more) {
    return RunningRegistry.start(TestStack.mongoUri(database), TestStack.bootstrapServers(), more);
  }

  private static String register(RunningRegistry registry, int serial) {
    return registry.post("/api/certificates", Statements.certificate(serial)).text("certificateId");
  }

  private static void suspend(RunningRegistry registry, String id) {
    Certificate.Standing suspended =
        new Certificate.Standing(CertificateStatus.SUSPENDED, Optional.of("待核查"));
    assertThat(
            registry
                .bean(ChangeStatus.class)
                .change(new CertificateId(id), 1, suspended, LocalDate.of(2024, 1, 1)))
        .isInstanceOf(ChangeStatus.Outcome.Changed.class);
  }

  private static boolean isQuiet(String database) {
    return TestStack.database(database)
            .getCollection("certificates")
            .countDocuments(new Document("pendingBucket", new Document("$exists", true)))
        == 0;
  }

  private static void awaitDone(String database) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                TestStack.database(database)
                        .getCollection("republications")
                        .countDocuments(new Document("done", true))
                    == 5);
  }

  private static List<ConsumerRecord<String, byte[]>> of(
      List<ConsumerRecord<String, byte[]>> all, Set<String> ids) {
    return all.stream().filter(each -> ids.contains(each.key())).toList();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
