package cn.yichi.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.rotation.SealedFields;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.platform.vault.EnvelopeVault;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.TestKeys;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.registry.certificate.Person;
import cn.yichi.registry.certificate.PersonField;
import cn.yichi.registry.certificate.PersonsContract;
import cn.yichi.registry.certificate.Registrations;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class PersonResealingTest {
  private static final Clock CLOCK = Clock.fixed(Registrations.NOW, ZoneOffset.UTC);

  private final TestDatabase test = new TestDatabase();
  private final MongoCollection<Document> collection = test.database().getCollection("persons");
  private final Outbox outbox = new Outbox(collection, "yichi.500000.contacts", 2);
  private final RecordedNudges relay = new RecordedNudges();
  private final ContactFacts facts = new ContactFacts(new EventCodec(), "500000", CLOCK);
  private final Person person = PersonsContract.person(Registrations.withMobile(1, "13800001111"));

  @AfterEach
  void drop() {
    test.close();
  }

  @Test
  void a_person_gets_a_new_key_and_the_contact_is_published_again() {
    store(TestKeys.of("k1")).enter(List.of(person));
    Document before = stored();
    write(step(TestKeys.of("sm2", "k1")));
    Document mobile = stored().get("mobile", Document.class);
    assertThat(mobile.getString("keyId")).isEqualTo("sm2");
    assertThat(mobile.getString("index"))
        .isEqualTo(before.get("mobile", Document.class).getString("index"));
    Document fact = stored().getList("pending", Document.class).getLast();
    assertThat(fact.getString("id")).endsWith("/contact/2");
    assertThat(fact.getString("json")).contains("\"sm2\"", "138****1111").doesNotContain("\"k1\"");
    assertThat(store(TestKeys.of("sm2")).reveal(person.ref(), Set.of(PersonField.values())))
        .contains(
            Map.of(
                PersonField.NAME, Registrations.NAME,
                PersonField.DOCUMENT_NUMBER, Registrations.ID_NUMBER,
                PersonField.MOBILE, "13800001111"));
  }

  @Test
  void a_number_stated_meanwhile_is_not_undone() {
    store(TestKeys.of("k1")).enter(List.of(person));
    Resealing.Step.Write late = step(TestKeys.of("k2", "k1"));
    Person moved = PersonsContract.person(Registrations.withMobile(1, "13800002222"));
    store(TestKeys.of("k2", "k1")).enter(List.of(moved));
    assertThat(collection.bulkWrite(List.of(late.update())).getMatchedCount()).isZero();
    write(step(TestKeys.of("k2", "k1")));
    assertThat(store(TestKeys.of("k2")).reveal(person.ref(), Set.of(PersonField.MOBILE)))
        .contains(Map.of(PersonField.MOBILE, "13800002222"));
  }

  @Test
  void an_erased_contact_is_not_published_again() {
    store(TestKeys.of("k1")).enter(List.of(person));
    store(TestKeys.of("k1")).eraseContact(person.ref());
    write(step(TestKeys.of("k2", "k1")));
    assertThat(stored()).doesNotContainKey("mobile");
    assertThat(stored().getList("pending", Document.class)).hasSize(1);
  }

  @Test
  void a_replaced_state_that_waits_for_the_history_is_waited_for() {
    store(TestKeys.of("k1")).enter(List.of(person));
    store(TestKeys.of("k1"))
        .enter(List.of(PersonsContract.person(Registrations.withMobile(1, "13800002222"))));
    VaultKeys both = TestKeys.of("k2", "k1");
    write(step(both));
    assertThat(resealing(both).step(stored())).isEqualTo(new Resealing.Step.Waits());
    test.unwatched("persons")
        .updateOne(new Document(), new Document("$set", new Document("pending", List.of())));
    assertThat(resealing(both).step(stored())).isEqualTo(new Resealing.Step.Current());
  }

  private MongoPersons store(VaultKeys keys) {
    return new MongoPersons(collection, documents(keys), facts, outbox, relay, CLOCK);
  }

  private static PersonDocuments documents(VaultKeys keys) {
    return new PersonDocuments(new PiiVault(keys), new EnvelopeVault(keys));
  }

  private PersonResealing resealing(VaultKeys keys) {
    return new PersonResealing(
        collection,
        new SealedFields(
            new PiiVault(keys),
            Map.of(
                "name.sealed", id -> PersonDocuments.context(person.ref().value(), "name"),
                "document.sealed",
                    id -> PersonDocuments.context(person.ref().value(), "document"))),
        new PersonResealing.Contacts(documents(keys), facts, outbox, relay));
  }

  private Resealing.Step.Write step(VaultKeys keys) {
    return (Resealing.Step.Write) resealing(keys).step(stored());
  }

  private void write(Resealing.Step.Write step) {
    assertThat(collection.bulkWrite(List.of(step.update())).getMatchedCount()).isEqualTo(1);
  }

  private Document stored() {
    return Objects.requireNonNull(test.unwatched("persons").find().first());
  }
}
