package cn.yichi.registry.mongo;

import static cn.yichi.registry.mongo.StoredFields.put;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Sealed;
import cn.yichi.registry.certificate.HolderLink;
import java.util.Optional;
import org.bson.Document;

/** A link between pseudonyms as a document of {@code holder_links}; a document number is sealed. */
final class HolderLinkDocuments {
  static final String COLLECTION = "holder_links";
  static final String OLDEST = "oldest";
  static final String BASIS = "basis";
  static final String DOCUMENT = "document";
  static final String STATUS = "status";
  static final String RECORDED_AT = "recordedAt";
  private static final int SCHEMA = 1;

  private final PiiVault vault;

  HolderLinkDocuments(PiiVault vault) {
    this.vault = vault;
  }

  Document write(HolderLink link) {
    String id = link.ref().value();
    Document document =
        new Document(StoredFields.ID, id)
            .append(StoredFields.SCHEMA_VERSION, SCHEMA)
            .append(StoredFields.VERSION, link.version())
            .append(OLDEST, link.oldest().value())
            .append(BASIS, link.basis().name())
            .append(STATUS, link.status().name())
            .append(RECORDED_AT, StoredFields.date(link.recordedAt()));
    put(document, "proposal", link.proposal(), text -> text);
    put(
        document,
        DOCUMENT,
        link.document(),
        stated ->
            new Document("type", stated.type().name())
                .append("sealed", vault.seal(stated.number(), context(id)).text()));
    return document;
  }

  HolderLink read(Document stored) {
    return new HolderLink(
        new HolderRef(stored.getString(StoredFields.ID)),
        stored.getInteger(StoredFields.VERSION),
        new HolderRef(stored.getString(OLDEST)),
        HolderLink.Basis.valueOf(stored.getString(BASIS)),
        HolderLink.Status.valueOf(stored.getString(STATUS)),
        document(stored),
        StoredFields.text(stored, "proposal"),
        StoredFields.instant(stored, RECORDED_AT));
  }

  Optional<IdDocument> document(Document stored) {
    return Optional.ofNullable(stored.get(DOCUMENT, Document.class))
        .map(
            document ->
                new IdDocument(
                    DocumentType.valueOf(document.getString("type")),
                    vault.open(
                        Sealed.parse(document.getString("sealed")),
                        context(stored.getString(StoredFields.ID)))));
  }

  /** A state as the history may keep it: whose document it was stands in the present one. */
  static Document withoutDocument(Document state) {
    Document kept = new Document(state);
    kept.remove(DOCUMENT);
    return kept;
  }

  static String context(String id) {
    return "holder-link/" + id + "/document";
  }
}
