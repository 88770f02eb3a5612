package cn.yichi.registry.mongo;

import static cn.yichi.registry.mongo.StoredFields.inner;
import static cn.yichi.registry.mongo.StoredFields.put;
import static cn.yichi.registry.mongo.StoredFields.text;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.registry.honour.Distinction;
import cn.yichi.registry.honour.Honour;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;

/** An honour as a document, without its pending facts; of an erased one id and version are left. */
final class HonourDocuments {
  static final String COLLECTION = "honours";
  static final String HOLDER = "holder";

  /** What no other honour says of the same person; of an erased one its id. */
  static final String SAID = "said";

  private static final int SCHEMA = 1;
  private static final String SAYS = "says";

  private HonourDocuments() {}

  static Document write(Honour honour) {
    return new Document(StoredFields.ID, honour.id().value())
        .append(StoredFields.SCHEMA_VERSION, SCHEMA)
        .append(StoredFields.VERSION, honour.version())
        .append("home", honour.home().code())
        .append(HOLDER, honour.holder().value())
        .append(SAID, honour.said())
        .append(SAYS, says(honour.says()))
        .append("standing", CertificateDocuments.standing(honour.standing()))
        .append("backfill", honour.backfill())
        .append("recorded", CertificateDocuments.recorded(honour.recorded()));
  }

  /** Empty for an erased one. */
  static Optional<Honour> read(Document document) {
    return Optional.ofNullable(document.get(SAYS, Document.class))
        .map(
            says ->
                new Honour(
                    new HonourId(document.getString(StoredFields.ID)),
                    document.getInteger(StoredFields.VERSION),
                    new Region(document.getString("home")),
                    new HolderRef(document.getString(HOLDER)),
                    says(says),
                    CertificateDocuments.standing(inner(document, "standing")),
                    document.getBoolean("backfill"),
                    CertificateDocuments.recorded(inner(document, "recorded"))));
  }

  private static Document says(Distinction says) {
    Document document =
        new Document("kind", says.kind().name()).append("scope", says.scope().name());
    put(document, "result", says.result(), HonourDocuments::result);
    document.append("nameZh", says.nameZh());
    put(document, "occupation", says.occupation(), AttestationDocuments::occupation);
    put(document, "region", says.region(), Region::code);
    return document
        .append("conferredBy", says.conferredBy())
        .append("conferredOn", says.conferredOn().toString());
  }

  private static Distinction says(Document document) {
    return new Distinction(
        HonourKind.valueOf(document.getString("kind")),
        HonourScope.valueOf(document.getString("scope")),
        Optional.ofNullable(document.get("result", Document.class)).map(HonourDocuments::result),
        document.getString("nameZh"),
        Optional.ofNullable(document.get("occupation", Document.class))
            .map(AttestationDocuments::occupation),
        text(document, "region").map(Region::new),
        document.getString("conferredBy"),
        LocalDate.parse(document.getString("conferredOn")));
  }

  private static Document result(Distinction.Result result) {
    Document document = new Document("of", result.of().name());
    put(document, "place", result.place(), place -> place);
    put(document, "medal", result.medal(), Medal::name);
    return document;
  }

  private static Distinction.Result result(Document document) {
    return new Distinction.Result(
        ContestClass.valueOf(document.getString("of")),
        Optional.ofNullable(document.getInteger("place")),
        text(document, "medal").map(Medal::valueOf));
  }
}
