package cn.yichi.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.platform.vault.EnvelopeVault;
import cn.yichi.platform.vault.Enveloped;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.platform.vault.WrappedKey;
import cn.yichi.registry.certificate.Person;
import cn.yichi.registry.certificate.Persons;
import cn.yichi.registry.certificate.Persons.Entered;
import cn.yichi.registry.certificate.PersonsContract;
import cn.yichi.registry.certificate.Registrations;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("database")
class MongoPersonsTest implements PersonsContract {
  private final TestDatabase test = new TestDatabase();
  private final EnvelopeVault envelopes = new EnvelopeVault(VaultKeys.sandbox("500000"));
  private final MongoCollection<Document> collection = test.database().getCollection("persons");
  private final RecordedNudges relay = new RecordedNudges();
  private final Persons store =
      new MongoPersons(
          collection,
          new PersonDocuments(new PiiVault(VaultKeys.sandbox("500000")), envelopes),
          new ContactFacts(
              new EventCodec(), "500000", Clock.fixed(Registrations.NOW, ZoneOffset.UTC)),
          new Outbox(collection, "yichi.500000.contacts", 2),
          relay);

  @AfterEach
  void drop() {
    test.close();
  }

  @Override
  public Persons persons() {
    return store;
  }

  @Test
  void a_document_shows_nobody() {
    store.enter(List.of(PersonsContract.person(Registrations.numbered(1))));
    assertThat(Registrations.unescaped(stored().toJson()))
        .doesNotContain(Registrations.NAME)
        .doesNotContain(Registrations.ID_NUMBER)
        .doesNotContain("13800001111");
  }

  @Test
  void the_contact_fact_opens_for_its_owner() {
    Person person = PersonsContract.person(Registrations.numbered(1));
    store.enter(List.of(person));
    JsonNode contact = facts().getFirst();
    assertThat(contact.get("recipient").asString()).isEqualTo("holder:" + person.ref().value());
    assertThat(contact.get("version").asInt()).isEqualTo(1);
    JsonNode mobile = contact.get("mobile");
    Enveloped sealed =
        new Enveloped(
            new WrappedKey(mobile.get("keyId").asString(), mobile.get("wrappedKey").asString()),
            mobile.get("ciphertext").asString());
    assertThat(envelopes.open(sealed, "holder:" + person.ref().value(), "mobile"))
        .isEqualTo("13800001111");
  }

  @Test
  void only_a_changed_mobile_number_is_published_again() {
    store.enter(List.of(PersonsContract.person(Registrations.withMobile(1, "13800001111"))));
    store.enter(List.of(PersonsContract.person(Registrations.withMobile(2, ""))));
    assertThat(facts()).hasSize(1);
    store.enter(List.of(PersonsContract.person(Registrations.withMobile(3, "13800002222"))));
    assertThat(facts()).hasSize(2);
    assertThat(facts().getLast().get("version").asInt()).isEqualTo(2);
    assertThat(facts().getLast().get("mobileMasked").asString()).isEqualTo("138****2222");
  }

  @Test
  void the_relay_is_handed_who_is_new_and_told_who_changed() {
    Person person = PersonsContract.person(Registrations.withMobile(1, "13800001111"));
    store.enter(List.of(person));
    assertThat(relay.inserted()).containsExactly(person.ref().value());
    assertThat(relay.nudged()).isEmpty();
    store.enter(List.of(person));
    store.enter(List.of(PersonsContract.person(Registrations.withMobile(2, "13800002222"))));
    assertThat(relay.inserted()).hasSize(1);
    assertThat(relay.nudged()).containsExactly(person.ref().value());
  }

  @Test
  void says_busy_when_sixteen_facts_wait() {
    for (int i = 0; i < Outbox.MAX_PENDING; i++) {
      store.enter(
          List.of(PersonsContract.person(Registrations.withMobile(1, "1380000" + (1000 + i)))));
    }
    assertThat(
            store.enter(
                List.of(PersonsContract.person(Registrations.withMobile(1, "13900000000")))))
        .containsExactly(Entered.BUSY);
  }

  private Document stored() {
    Document document = test.unwatched("persons").find().first();
    assertThat(document).isNotNull();
    return document;
  }

  private List<JsonNode> facts() {
    JsonMapper json = JsonMapper.builder().build();
    return stored().getList("pending", Document.class).stream()
        .map(fact -> json.readTree(fact.getString("json")))
        .toList();
  }
}
