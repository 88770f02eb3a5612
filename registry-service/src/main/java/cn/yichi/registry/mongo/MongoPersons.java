package cn.yichi.registry.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.registry.certificate.Person;
import cn.yichi.registry.certificate.PersonField;
import cn.yichi.registry.certificate.Persons;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Holders, each with its unsent contact facts in one document of {@code persons}. */
final class MongoPersons implements Persons {
  /** Two writers of one person meet once or twice; who still loses then faces a full outbox. */
  private static final int ATTEMPTS = 4;

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final MongoCollection<Document> collection;
  private final PersonDocuments documents;
  private final ContactFacts facts;
  private final Outbox outbox;
  private final OutboxNudge relay;
  private final Clock clock;

  MongoPersons(
      MongoCollection<Document> collection,
      PersonDocuments documents,
      ContactFacts facts,
      Outbox outbox,
      OutboxNudge relay,
      Clock clock) {
    this.collection = collection;
    this.documents = documents;
    this.facts = facts;
    this.outbox = outbox;
    this.relay = relay;
    this.clock = clock;
  }

  @Override
  public List<Entered> enter(List<Person> stated) {
    Map<String, Person> open = new LinkedHashMap<>();
    stated.forEach(person -> open.put(person.ref().value(), person));
    Map<String, Entered> outcomes = new HashMap<>();
    for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
      attempt(open, outcomes);
    }
    open.keySet().forEach(id -> outcomes.put(id, Entered.BUSY));
    relay.nudge(outbox, changed(outcomes));
    return stated.stream().map(person -> outcomes.get(person.ref().value())).toList();
  }

  private static List<String> changed(Map<String, Entered> outcomes) {
    return outcomes.entrySet().stream()
        .filter(entry -> entry.getValue() == Entered.CHANGED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Takes out of {@code open} whoever is settled. */
  private void attempt(Map<String, Person> open, Map<String, Entered> outcomes) {
    Map<String, Document> known = new HashMap<>();
    collection
        .find(in(StoredFields.ID, open.keySet()))
        .forEach(document -> known.put(document.getString(StoredFields.ID), document));
    update(known, open, outcomes);
    insert(known, open, outcomes);
  }

  private void insert(
      Map<String, Document> known, Map<String, Person> open, Map<String, Entered> outcomes) {
    List<String> ids = open.keySet().stream().filter(id -> !known.containsKey(id)).toList();
    List<Document> fresh =
        ids.stream()
            .map(open::get)
            .map(
                person -> {
                  Document document =
                      documents
                          .write(person)
                          .append(PersonDocuments.ENTERED, StoredFields.date(clock.instant()));
                  return outbox.initial(document, facts.of(person, document, 1));
                })
            .toList();
    Set<Integer> taken = outbox.insert(fresh, relay);
    for (int i = 0; i < ids.size(); i++) {
      if (!taken.contains(i)) {
        outcomes.put(ids.get(i), Entered.NEW);
        open.remove(ids.get(i));
      }
    }
  }

  private void update(
      Map<String, Document> known, Map<String, Person> open, Map<String, Entered> outcomes) {
    Map<String, UpdateOneModel<Document>> updates = new LinkedHashMap<>();
    known.forEach(
        (id, document) -> {
          Document changes = documents.changes(document, requireNonNull(open.get(id)));
          if (changes.isEmpty()) {
            // A change of ours that an earlier attempt brought in reads as known now.
            outcomes.putIfAbsent(id, Entered.KNOWN);
            open.remove(id);
          } else {
            updates.put(id, update(document, changes, requireNonNull(open.get(id))));
          }
        });
    if (updates.isEmpty()) {
      return;
    }
    updates.keySet().forEach(id -> outcomes.put(id, Entered.CHANGED));
    int matched = collection.bulkWrite(List.copyOf(updates.values()), UNORDERED).getMatchedCount();
    if (matched == updates.size()) {
      open.keySet().removeAll(updates.keySet());
    }
  }

  @Override
  public Map<HolderRef, OnFile> onFile(Collection<HolderRef> refs) {
    Map<HolderRef, OnFile> known = new HashMap<>();
    collection
        .find(in(StoredFields.ID, refs.stream().map(HolderRef::value).toList()))
        .projection(include(PersonDocuments.DOCUMENT, PersonDocuments.ENTERED))
        .forEach(
            person -> {
              if (!PersonDocuments.isForgotten(person)) {
                known.put(
                    new HolderRef(person.getString(StoredFields.ID)),
                    new OnFile(documents.idDocument(person), PersonDocuments.enteredAt(person)));
              }
            });
    return known;
  }

  @Override
  public Map<HolderRef, Instant> enteredAt(Collection<HolderRef> refs) {
    Map<HolderRef, Instant> entered = new HashMap<>();
    collection
        .find(in(StoredFields.ID, refs.stream().map(HolderRef::value).toList()))
        .projection(include(PersonDocuments.ENTERED))
        .forEach(
            person ->
                entered.put(
                    new HolderRef(person.getString(StoredFields.ID)),
                    PersonDocuments.enteredAt(person)));
    return entered;
  }

  @Override
  public Set<HolderRef> known(Collection<HolderRef> refs) {
    Set<HolderRef> known = new HashSet<>();
    if (!refs.isEmpty()) {
      collection
          .find(in(StoredFields.ID, refs.stream().map(HolderRef::value).toList()))
          .projection(include(StoredFields.ID))
          .forEach(person -> known.add(new HolderRef(person.getString(StoredFields.ID))));
    }
    return known;
  }

  @Override
  public Optional<Map<PersonField, String>> reveal(HolderRef ref, Set<PersonField> fields) {
    return Optional.ofNullable(collection.find(eq(StoredFields.ID, ref.value())).first())
        // Of whom retention has erased, nothing is known any more.
        .filter(person -> !PersonDocuments.isForgotten(person))
        .map(
            person -> {
              Map<PersonField, String> opened = new EnumMap<>(PersonField.class);
              for (PersonField field : fields) {
                documents.open(person, field).ifPresent(value -> opened.put(field, value));
              }
              return opened;
            });
  }

  @Override
  public Erased eraseContact(HolderRef ref) {
    Erased outcome = Erased.BUSY;
    for (int attempt = 0; attempt < ATTEMPTS && outcome == Erased.BUSY; attempt++) {
      Document known = collection.find(eq(StoredFields.ID, ref.value())).first();
      outcome = known == null ? Erased.UNKNOWN : erase(ref, known);
    }
    if (outcome == Erased.GONE) {
      relay.nudge(outbox, List.of(ref.value()));
    }
    return outcome;
  }

  /** Facts that wait hold the number too, so the tombstone takes their place. */
  private Erased erase(HolderRef ref, Document known) {
    Instant now = clock.instant();
    if (!known.containsKey(PersonDocuments.MOBILE)
        && PersonDocuments.erasedSince(known, LocalDate.ofInstant(now, LegalTime.ZONE))) {
      return Erased.GONE;
    }
    int version = known.getInteger(PersonDocuments.CONTACT_VERSION) + 1;
    Bson erasure =
        combine(
            unset(PersonDocuments.MOBILE),
            set(PersonDocuments.CONTACT_ERASED, StoredFields.date(now)),
            inc(StoredFields.VERSION, 1),
            inc(PersonDocuments.CONTACT_VERSION, 1),
            outbox.replaceAll(facts.gone(ref, version, now)));
    return collection.updateOne(asRead(known), erasure).getMatchedCount() == 1
        ? Erased.GONE
        : Erased.BUSY;
  }

  /**
   * Erases everything of a person but the pseudonym and its versions, and has the contact's end
   * published. What waits to be sent goes out first.
   *
   * @param known the person as read, with its versions
   * @return false where it has changed since, or something waits
   */
  boolean forget(Document known) {
    HolderRef ref = new HolderRef(known.getString(StoredFields.ID));
    Instant now = clock.instant();
    int version = known.getInteger(PersonDocuments.CONTACT_VERSION) + 1;
    Bson erasure =
        combine(
            unset(PersonDocuments.NAME),
            unset(PersonDocuments.DOCUMENT),
            unset(PersonDocuments.MOBILE),
            unset(PersonDocuments.EDUCATION),
            unset(PersonDocuments.UNHELD),
            set(PersonDocuments.CONTACT_ERASED, StoredFields.date(now)),
            set(PersonDocuments.ERASED, StoredFields.date(now)),
            set(PersonDocuments.HISTORY_LEFT, true),
            inc(StoredFields.VERSION, 1),
            inc(PersonDocuments.CONTACT_VERSION, 1),
            outbox.replaceAll(facts.gone(ref, version, now)));
    boolean gone =
        collection.updateOne(and(asRead(known), outbox.isEmpty()), erasure).getMatchedCount() == 1;
    if (gone) {
      relay.nudge(outbox, List.of(ref.value()));
    }
    return gone;
  }

  /** Filter: the person in the version read. */
  static Bson asRead(Document known) {
    return and(
        eq(StoredFields.ID, known.getString(StoredFields.ID)),
        eq(StoredFields.VERSION, known.getInteger(StoredFields.VERSION)));
  }

  private UpdateOneModel<Document> update(Document known, Document changes, Person stated) {
    List<Bson> updates = new ArrayList<>();
    updates.add(new Document("$set", changes));
    updates.add(inc(StoredFields.VERSION, 1));
    if (changes.containsKey(PersonDocuments.MOBILE)) {
      int version = known.getInteger(PersonDocuments.CONTACT_VERSION) + 1;
      updates.add(inc(PersonDocuments.CONTACT_VERSION, 1));
      updates.add(
          outbox.push(facts.of(stated, changes, version), PersonDocuments.withoutContact(known)));
    }
    return new UpdateOneModel<>(and(asRead(known), outbox.hasRoom()), combine(updates));
  }
}
