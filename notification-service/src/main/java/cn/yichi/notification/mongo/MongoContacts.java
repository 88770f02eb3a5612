package cn.yichi.notification.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.notification.contact.Contact;
import cn.yichi.notification.contact.Contacts;
import cn.yichi.notification.contact.Language;
import cn.yichi.notification.contact.SealedMobile;
import cn.yichi.platform.store.Inserts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** One document per recipient; the number stays sealed. */
final class MongoContacts implements Contacts {
  private static final int SCHEMA_VERSION = 1;
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> contacts;

  MongoContacts(MongoDatabase database) {
    this.contacts = database.getCollection(Collections.CONTACTS);
  }

  @Override
  public Map<Recipient, Contact> find(Collection<Recipient> recipients) {
    Map<Recipient, Contact> found = new HashMap<>();
    if (!recipients.isEmpty()) {
      contacts
          .find(in("_id", recipients.stream().map(Recipient::value).toList()))
          .map(MongoContacts::contact)
          .forEach(contact -> found.put(contact.recipient(), contact));
    }
    return found;
  }

  @Override
  public void keep(Collection<Contact> kept) {
    // The first version can meet no lower one.
    Inserts.duplicates(
        contacts,
        kept.stream()
            .filter(contact -> contact.version() == 1)
            .map(contact -> fields(contact).append("_id", contact.recipient().value()))
            .toList());
    Bulk.write(
        contacts,
        kept.stream().filter(contact -> contact.version() != 1).map(MongoContacts::write).toList());
  }

  @Override
  public void forget(Collection<Recipient> recipients) {
    contacts.deleteMany(in("_id", recipients.stream().map(Recipient::value).toList()));
  }

  private static Document fields(Contact contact) {
    var fields =
        new Document("schemaVersion", SCHEMA_VERSION)
            .append("version", contact.version())
            .append("language", contact.language().tag());
    contact.mobile().ifPresent(mobile -> fields.append("mobile", document(mobile)));
    return fields;
  }

  private static UpdateOneModel<Document> write(Contact contact) {
    var update = new Document("$set", fields(contact));
    if (contact.mobile().isEmpty()) {
      update.append("$unset", new Document("mobile", ""));
    }
    return new UpdateOneModel<>(
        and(eq("_id", contact.recipient().value()), lt("version", contact.version())),
        update,
        UPSERT);
  }

  private static Document document(SealedMobile mobile) {
    return new Document("keyId", mobile.keyId())
        .append("wrappedKey", mobile.wrappedKey())
        .append("ciphertext", mobile.ciphertext())
        .append("masked", mobile.masked());
  }

  private static Contact contact(Document document) {
    return new Contact(
        Recipient.parse(document.getString("_id")).orThrow(),
        document.getInteger("version"),
        Fields.part(document, "mobile").map(MongoContacts::mobile),
        Language.of(document.getString("language")));
  }

  private static SealedMobile mobile(Document document) {
    return new SealedMobile(
        document.getString("keyId"),
        document.getString("wrappedKey"),
        document.getString("ciphertext"),
        document.getString("masked"));
  }
}
