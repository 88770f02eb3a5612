package cn.yichi.registry.mongo;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;

import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.rotation.SealedFields;
import cn.yichi.platform.vault.Enveloped;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Persons. One whose own key is wrapped by an older key of the region gets a new one, by the suite
 * of the current key, and the contact is published again, so that notification holds it under the
 * current key too.
 */
record PersonResealing(MongoCollection<Document> collection, SealedFields sealed, Contacts contacts)
    implements Resealing {

  /** Makes contacts anew and gets them published. */
  record Contacts(
      PersonDocuments documents, ContactFacts facts, Outbox outbox, OutboxNudge relay) {}

  @Override
  public List<String> fields() {
    return List.of(
        StoredFields.VERSION,
        PersonDocuments.CONTACT_VERSION,
        PersonDocuments.MOBILE,
        "name.sealed",
        "document.sealed",
        "pending.replaced.name.sealed",
        "pending.replaced.document.sealed");
  }

  @Override
  public Step step(Document person) {
    Document changes = sealed.anew(person);
    List<Bson> updates = new ArrayList<>();
    contacts
        .documents()
        .sealedAnew(person)
        .ifPresent(
            mobile -> {
              changes.append(PersonDocuments.MOBILE, mobile);
              updates.addAll(published(person, mobile));
            });
    if (changes.isEmpty()) {
      return WaitingStates.anyOutdated(person, sealed) ? new Step.Waits() : new Step.Current();
    }
    updates.add(new Document("$set", changes));
    updates.add(inc(StoredFields.VERSION, 1));
    Bson asRead =
        Filters.and(
            Filters.eq(StoredFields.ID, person.getString(StoredFields.ID)),
            Filters.eq(StoredFields.VERSION, person.getInteger(StoredFields.VERSION)),
            contacts.outbox().hasRoom());
    return new Step.Write(new UpdateOneModel<>(asRead, combine(updates)));
  }

  private List<Bson> published(Document person, Document mobile) {
    int version = person.getInteger(PersonDocuments.CONTACT_VERSION) + 1;
    Document after = new Document(person).append(PersonDocuments.MOBILE, mobile);
    Optional<String> masked =
        PersonDocuments.mobile(after).map(it -> masked(person.getString(StoredFields.ID), it));
    return List.of(
        inc(PersonDocuments.CONTACT_VERSION, 1),
        contacts
            .outbox()
            .push(
                contacts.facts().of(person.getString(StoredFields.ID), masked, after, version),
                null));
  }

  private String masked(String id, Enveloped mobile) {
    return contacts.documents().number(id, mobile).masked();
  }

  @Override
  public void written(List<String> ids) {
    contacts.relay().nudge(contacts.outbox(), ids);
  }
}
