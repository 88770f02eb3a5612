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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
          relay,
          Clock.fixed(Registrations.NOW, ZoneOffset.UTC));

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

  @Test
  void an_erasure_leaves_neither_number_nor_key_and_tells_the_topic() {
    Person person = PersonsContract.person(Registrations.withMobile(1, "13800001111"));
    store.enter(List.of(person));
    String wrapped = stored().get("mobile", Document.class).getString("wrappedKey");
    store.enter(List.of(PersonsContract.person(Registrations.withMobile(1, "13800002222"))));
    assertThat(store.eraseContact(person.ref())).isEqualTo(Persons.Erased.GONE);
    assertThat(stored().toJson()).doesNotContain(wrapped, "ciphertext", "\"mobile\"");
    assertThat(stored().getList("pending", Document.class))
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.getString("id"))
                  .isEqualTo("holder:" + person.ref().value() + "/contact/3");
              assertThat(fact.getString("type")).isEqualTo("yichi.erased.v1");
              assertThat(fact.getString("json")).isEmpty();
            });
    assertThat(relay.nudged()).hasSize(2);
  }

  @Test
  void a_replaced_state_waits_for_the_history_without_its_number() {
    store.enter(List.of(PersonsContract.person(Registrations.withMobile(1, "13800001111"))));
    store.enter(List.of(PersonsContract.person(Registrations.withMobile(1, "13800002222"))));
    Document replaced =
        stored().getList("pending", Document.class).getLast().get("replaced", Document.class);
    assertThat(replaced).containsKey("name").doesNotContainKey("mobile");
  }

  @Test
  void a_second_erasure_writes_nothing() {
    Person person = PersonsContract.person(Registrations.withMobile(1, "13800001111"));
    store.enter(List.of(person));
    store.eraseContact(person.ref());
    Document once = stored();
    assertThat(store.eraseContact(person.ref())).isEqualTo(Persons.Erased.GONE);
    assertThat(stored()).isEqualTo(once);
  }

  @Test
  void a_full_outbox_does_not_stop_an_erasure() {
    for (int i = 0; i < Outbox.MAX_PENDING; i++) {
      store.enter(
          List.of(PersonsContract.person(Registrations.withMobile(1, "1380000" + (1000 + i)))));
    }
    Person person = PersonsContract.person(Registrations.numbered(1));
    assertThat(store.eraseContact(person.ref())).isEqualTo(Persons.Erased.GONE);
    assertThat(stored().getList("pending", Document.class)).hasSize(1);
  }

  @Test
  void a_number_given_after_an_erasure_is_sealed_under_a_new_key_and_published() {
    Person person = PersonsContract.person(Registrations.withMobile(1, "13800001111"));
    store.enter(List.of(person));
    String before = stored().get("mobile", Document.class).getString("wrappedKey");
    store.eraseContact(person.ref());
    store.enter(List.of(PersonsContract.given(person, Registrations.NOW_DAY.plusDays(1))));
    assertThat(stored().get("mobile", Document.class).getString("wrappedKey")).isNotEqualTo(before);
    assertThat(stored().getList("pending", Document.class).getLast().getString("id"))
        .endsWith("/contact/3");
  }

  @Test
  void of_an_erasure_and_an_import_that_meet_neither_is_lost() throws Exception {
    for (int round = 0; round < 20; round++) {
      Person person = PersonsContract.person(Registrations.withMobile(1, "13800001111"));
      test.unwatched("persons").deleteMany(new Document());
      store.enter(List.of(person));
      Person moved = PersonsContract.person(Registrations.withMobile(1, "13800002222"));
      try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Persons.Erased> erased = both.submit(() -> store.eraseContact(person.ref()));
        Future<List<Entered>> entered = both.submit(() -> store.enter(List.of(moved)));
        assertThat(erased.get()).isEqualTo(Persons.Erased.GONE);
        assertThat(entered.get().getFirst()).isIn(Entered.CHANGED, Entered.KNOWN);
      }
      assertThat(stored()).doesNotContainKey("mobile");
      assertThat(stored().getList("pending", Document.class).getLast().getString("type"))
          .isEqualTo("yichi.erased.v1");
    }
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
