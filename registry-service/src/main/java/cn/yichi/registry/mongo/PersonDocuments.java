package cn.yichi.registry.mongo;

import static cn.yichi.registry.mongo.StoredFields.put;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.EducationLevel;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.platform.vault.EnvelopeVault;
import cn.yichi.platform.vault.Enveloped;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Sealed;
import cn.yichi.platform.vault.WrappedKey;
import cn.yichi.registry.certificate.Person;
import cn.yichi.registry.certificate.PersonField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * A holder as a document of {@code persons}. Name and document number are sealed by the vault and
 * comparable by blind index only; the mobile number is sealed under the person's own key.
 */
final class PersonDocuments {
  static final int SCHEMA = 1;
  static final String NAME = "name";
  static final String DOCUMENT = "document";
  static final String MOBILE = "mobile";
  static final String EDUCATION = "education";
  static final String CONTACT_VERSION = "contactVersion";

  /** When the contact was last erased; numbers given no later than that day stay out. */
  static final String CONTACT_ERASED = "contactErasedAt";

  /** When the person was first entered; who was before this was kept has none. */
  static final String ENTERED = "enteredAt";

  /** When retention first saw that no certificate holds any more; null once entered again. */
  static final String UNHELD = "unheldSince";

  /** When retention erased everything but the pseudonym; null once entered again. */
  static final String ERASED = "erasedAt";

  /** Whether the history may still hold states from before that. */
  static final String HISTORY_LEFT = "historyLeft";

  private static final String INDEX = "index";

  private final PiiVault vault;
  private final EnvelopeVault envelopes;

  PersonDocuments(PiiVault vault, EnvelopeVault envelopes) {
    this.vault = vault;
    this.envelopes = envelopes;
  }

  /** A person not known before. */
  Document write(Person person) {
    String id = person.ref().value();
    Document document =
        new Document(StoredFields.ID, id)
            .append(StoredFields.SCHEMA_VERSION, SCHEMA)
            .append(StoredFields.VERSION, 1)
            .append(CONTACT_VERSION, 1)
            .append(NAME, name(person))
            .append(DOCUMENT, document(person));
    put(document, MOBILE, person.mobile(), number -> mobile(number, newlySealed(person, number)));
    put(document, EDUCATION, person.education(), EducationLevel::name);
    return document;
  }

  /** What was stated anew, as fields to set; empty when nothing was. */
  Document changes(Document known, Person stated) {
    Document changes = new Document();
    if (known.getDate(UNHELD) != null) {
      changes.append(UNHELD, null);
    }
    if (!known.containsKey(DOCUMENT)) {
      changes.append(DOCUMENT, document(stated)).append(ERASED, null);
    }
    if (!nameIndex(stated).equals(index(known, NAME))) {
      changes.append(NAME, name(stated));
    }
    stated
        .education()
        .map(EducationLevel::name)
        .filter(level -> !level.equals(known.getString(EDUCATION)))
        .ifPresent(level -> changes.append(EDUCATION, level));
    stated
        .mobile()
        .filter(number -> !erasedSince(known, stated.givenOn()))
        .filter(number -> !mobileIndex(number).equals(index(known, MOBILE)))
        .ifPresent(
            number -> changes.append(MOBILE, mobile(number, sealedAgain(known, stated, number))));
    return changes;
  }

  /** Whether the contact was erased on that legal day or later. */
  static boolean erasedSince(Document known, LocalDate day) {
    return Optional.ofNullable(known.getDate(CONTACT_ERASED))
        .map(at -> LocalDate.ofInstant(at.toInstant(), LegalTime.ZONE))
        .filter(erased -> !erased.isBefore(day))
        .isPresent();
  }

  /** A state as the history may keep it: which numbers somebody once had, nobody has to know. */
  static Document withoutContact(Document known) {
    Document kept = new Document(known);
    kept.remove(MOBILE);
    return kept;
  }

  /** The sealed mobile number as it may travel inside the region; empty where none is known. */
  static Optional<Enveloped> mobile(Document person) {
    return Optional.ofNullable(person.get(MOBILE, Document.class))
        .map(
            mobile ->
                new Enveloped(
                    new WrappedKey(mobile.getString("keyId"), mobile.getString("wrappedKey")),
                    mobile.getString("ciphertext")));
  }

  /**
   * The mobile number under a new key of the person's own; empty where it is under the current key
   * of the region, or none is known.
   */
  Optional<Document> sealedAnew(Document person) {
    String id = person.getString(StoredFields.ID);
    return mobile(person)
        .filter(value -> !envelopes.isCurrent(value.key().keyId()))
        .map(value -> number(id, value))
        .map(
            number ->
                mobile(number, envelopes.seal(Recipient.HOLDER + id, MOBILE, number.value())));
  }

  MobileNumber number(String id, Enveloped mobile) {
    return new MobileNumber(envelopes.open(mobile, Recipient.HOLDER + id, MOBILE));
  }

  /** The value of one field in clear; empty where none is known. */
  Optional<String> open(Document person, PersonField field) {
    String id = person.getString(StoredFields.ID);
    return switch (field) {
      case NAME -> Optional.of(opened(person, NAME));
      case DOCUMENT_NUMBER -> Optional.of(opened(person, DOCUMENT));
      case MOBILE -> mobile(person).map(value -> number(id, value).value());
    };
  }

  /** Whether retention has erased everything but the pseudonym. */
  static boolean isForgotten(Document person) {
    return !person.containsKey(DOCUMENT);
  }

  static Instant enteredAt(Document person) {
    return Optional.ofNullable(person.getDate(ENTERED)).map(Date::toInstant).orElse(Instant.EPOCH);
  }

  PersonName name(Document person) {
    return new PersonName(opened(person, NAME));
  }

  IdDocument idDocument(Document person) {
    return new IdDocument(
        DocumentType.valueOf(StoredFields.inner(person, DOCUMENT).getString("type")),
        opened(person, DOCUMENT));
  }

  private String opened(Document person, String field) {
    String sealed = person.get(field, Document.class).getString("sealed");
    return vault.open(Sealed.parse(sealed), context(person.getString(StoredFields.ID), field));
  }

  static String owner(Person person) {
    return new Recipient.Holder(person.ref()).value();
  }

  private Document name(Person person) {
    return new Document("sealed", sealed(person.ref().value(), NAME, person.name().value()))
        .append(INDEX, nameIndex(person));
  }

  private Document document(Person person) {
    return new Document("type", person.document().type().name())
        .append("sealed", sealed(person.ref().value(), DOCUMENT, person.document().number()));
  }

  private Document mobile(MobileNumber number, Enveloped enveloped) {
    return new Document("keyId", enveloped.key().keyId())
        .append("wrappedKey", enveloped.key().wrapped())
        .append("ciphertext", enveloped.ciphertext())
        .append(INDEX, mobileIndex(number));
  }

  private Enveloped newlySealed(Person person, MobileNumber number) {
    return envelopes.seal(owner(person), MOBILE, number.value());
  }

  /** Under the key the person has already, so that destroying one key erases every state. */
  private Enveloped sealedAgain(Document known, Person person, MobileNumber number) {
    return mobile(known)
        .map(before -> envelopes.seal(before.key(), owner(person), MOBILE, number.value()))
        .orElseGet(() -> newlySealed(person, number));
  }

  private String sealed(String id, String field, String value) {
    return vault.seal(value, context(id, field)).text();
  }

  static String context(String id, String field) {
    return "person/" + id + "/" + field;
  }

  private String nameIndex(Person person) {
    return vault.blindIndex(NAME, person.name().normalized());
  }

  private String mobileIndex(MobileNumber number) {
    return vault.blindIndex(MOBILE, number.value());
  }

  private static String index(Document known, String field) {
    Document inner = known.get(field, Document.class);
    return inner == null ? "" : inner.getString(INDEX);
  }
}
