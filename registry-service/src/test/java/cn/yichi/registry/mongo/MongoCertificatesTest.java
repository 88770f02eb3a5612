package cn.yichi.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.CertificateChange;
import cn.yichi.registry.certificate.Certificates;
import cn.yichi.registry.certificate.Certificates.Saved;
import cn.yichi.registry.certificate.CertificatesContract;
import cn.yichi.registry.certificate.Registrations;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoCertificatesTest implements CertificatesContract {
  private final TestDatabase test = new TestDatabase();
  private final RecordedNudges relay = new RecordedNudges();
  private final MongoCollection<Document> collection =
      test.database().getCollection("certificates");
  private final Certificates store =
      new MongoCertificates(
          collection,
          new CertificateDocuments(new PiiVault(VaultKeys.sandbox("500000"))),
          new CertificateFacts(new EventCodec()),
          new Outbox(collection, "yichi.500000.certificates", 2),
          relay);

  @AfterEach
  void drop() {
    test.close();
  }

  @Override
  public Certificates certificates() {
    return store;
  }

  @Test
  void a_document_names_nobody() {
    store.save(
        List.of(
            Registrations.issued(Registrations.numbered(1)),
            Registrations.issued(Registrations.permit())));
    for (Document document : test.unwatched("certificates").find()) {
      assertThat(Registrations.unescaped(document.toJson()))
          .doesNotContain(Registrations.NAME)
          .doesNotContain(Registrations.ID_NUMBER)
          .doesNotContain("13800001111");
    }
  }

  @Test
  void state_and_fact_are_one_document() {
    CertificateChange change = Registrations.issued(Registrations.numbered(1));
    store.save(List.of(change));
    Document document = test.unwatched("certificates").find().first();
    assertThat(document).isNotNull();
    assertThat(document.getList("pending", Document.class))
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.getString("id")).isEqualTo(change.next().id().value() + "/1");
              assertThat(fact.getString("type")).isEqualTo("yichi.certificate.issued.v1");
            });
    assertThat(relay.inserted()).containsExactly(change.next().id().value());
    assertThat(relay.nudged()).isEmpty();
  }

  @Test
  void a_change_carries_the_replaced_state_for_the_history() {
    Certificate first = Registrations.issued(Registrations.numbered(1)).next();
    store.save(List.of(Registrations.issued(Registrations.numbered(1))));
    store.save(List.of(toggled(first)));
    Document document = test.unwatched("certificates").find().first();
    assertThat(document).isNotNull();
    Document last = document.getList("pending", Document.class).getLast();
    assertThat(last.get("replaced", Document.class))
        .containsEntry("_id", first.id().value() + "/1")
        .doesNotContainKey("pending");
  }

  @Test
  void retention_counts_a_replaced_state_from_the_one_after_it() {
    Certificate first = Registrations.issued(Registrations.numbered(1)).next();
    store.save(List.of(Registrations.issued(Registrations.numbered(1))));
    CertificateChange change = toggled(first);
    store.save(List.of(change));
    Document document = test.unwatched("certificates").find().first();
    assertThat(document).isNotNull();
    Document last = document.getList("pending", Document.class).getLast();
    test.unwatched("certificates_history").insertOne(last.get("replaced", Document.class));
    Instant replaced = change.next().recorded().recordedAt();
    Expiring history = new RegistryRetention(test.database()).certificateHistory();
    assertThat(history.page(Optional.empty(), 10, replaced).deleted()).isZero();
    assertThat(history.page(Optional.empty(), 10, replaced.plusMillis(1)).deleted()).isEqualTo(1);
  }

  @Test
  void says_busy_when_sixteen_facts_wait() {
    Certificate certificate = Registrations.issued(Registrations.numbered(1)).next();
    store.save(List.of(Registrations.issued(Registrations.numbered(1))));
    for (int version = 2; version <= Outbox.MAX_PENDING; version++) {
      CertificateChange change = toggled(certificate);
      assertThat(store.save(List.of(change))).containsExactly(Saved.STORED);
      certificate = change.next();
    }
    assertThat(store.save(List.of(toggled(certificate)))).containsExactly(Saved.BUSY);
  }

  private static CertificateChange toggled(Certificate certificate) {
    boolean valid = certificate.standing().status() == CertificateStatus.VALID;
    Certificate.Standing next =
        valid
            ? new Certificate.Standing(CertificateStatus.SUSPENDED, Optional.of("复核中"))
            : Certificate.Standing.VALID;
    return certificate
        .changeStatus(next, LocalDate.of(2026, 3, 1), Registrations.NOW)
        .orElseThrow();
  }
}
