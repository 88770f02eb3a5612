package cn.yichi.registry.mongo;

import static cn.yichi.registry.mongo.StoredFields.inner;
import static cn.yichi.registry.mongo.StoredFields.put;
import static cn.yichi.registry.mongo.StoredFields.text;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Sealed;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.Origin;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;

/**
 * A certificate as a document, without its pending facts. A number that contains an ID number is
 * sealed; everything else is public or a digest.
 */
final class CertificateDocuments {
  static final int SCHEMA = 1;
  static final String NUMBER_DIGEST = "numberDigest";

  private final PiiVault vault;

  CertificateDocuments(PiiVault vault) {
    this.vault = vault;
  }

  Document write(Certificate certificate) {
    return new Document(StoredFields.ID, certificate.id().value())
        .append(StoredFields.SCHEMA_VERSION, SCHEMA)
        .append(StoredFields.VERSION, certificate.version())
        .append("home", certificate.home().code())
        .append("kind", certificate.kind().name())
        .append("number", number(certificate))
        .append(NUMBER_DIGEST, certificate.numberDigest())
        .append(
            "holder",
            new Document("ref", certificate.holder().ref().value())
                .append("nameDigest", certificate.holder().nameDigest())
                .append("documentDigests", certificate.holder().documentDigests()))
        .append("says", AttestationDocuments.write(certificate.says()))
        .append("standing", standing(certificate.standing()))
        .append("entry", entry(certificate.entry()))
        .append("recorded", recorded(certificate.recorded()));
  }

  Certificate read(Document document) {
    CertificateKind kind = CertificateKind.valueOf(document.getString("kind"));
    Document holder = inner(document, "holder");
    return new Certificate(
        new CertificateId(document.getString(StoredFields.ID)),
        document.getInteger(StoredFields.VERSION),
        new Region(document.getString("home")),
        kind,
        number(kind, document),
        document.getString(NUMBER_DIGEST),
        new Certificate.Holder(
            new HolderRef(holder.getString("ref")),
            holder.getString("nameDigest"),
            holder.getList("documentDigests", String.class)),
        AttestationDocuments.read(inner(document, "says")),
        standing(inner(document, "standing")),
        entry(inner(document, "entry")),
        recorded(inner(document, "recorded")));
  }

  static Document recorded(Certificate.Recorded recorded) {
    return new Document("effectiveFrom", recorded.effectiveFrom().toString())
        .append("occurredAt", StoredFields.date(recorded.occurredAt()))
        .append("recordedAt", StoredFields.date(recorded.recordedAt()));
  }

  static Certificate.Recorded recorded(Document recorded) {
    return new Certificate.Recorded(
        LocalDate.parse(recorded.getString("effectiveFrom")),
        StoredFields.instant(recorded, "occurredAt"),
        StoredFields.instant(recorded, "recordedAt"));
  }

  private Document number(Certificate certificate) {
    String value = certificate.number().value();
    return certificate.publicNumber().isPresent()
        ? new Document("value", value)
        : new Document("sealed", vault.seal(value, context(certificate.id().value())).text());
  }

  private CertificateNumber number(CertificateKind kind, Document document) {
    Document number = inner(document, "number");
    String id = document.getString(StoredFields.ID);
    String value =
        text(number, "value")
            .orElseGet(() -> vault.open(Sealed.parse(number.getString("sealed")), context(id)));
    return CertificateNumber.parse(kind, value).orThrow();
  }

  static String context(String id) {
    return "certificate/" + id + "/number";
  }

  static Document standing(Certificate.Standing standing) {
    Document document = new Document("status", standing.status().name());
    put(document, "reason", standing.reason(), text -> text);
    put(document, "proposal", standing.proposal(), text -> text);
    return document;
  }

  static Certificate.Standing standing(Document document) {
    return new Certificate.Standing(
        CertificateStatus.valueOf(document.getString("status")),
        text(document, "reason"),
        text(document, "proposal"));
  }

  private static Document entry(Certificate.Entry entry) {
    Document document = new Document("backfill", entry.backfill());
    put(
        document,
        "origin",
        entry.origin(),
        origin -> new Document("importId", origin.importId()).append("row", origin.row()));
    return document;
  }

  private static Certificate.Entry entry(Document document) {
    return new Certificate.Entry(
        document.getBoolean("backfill"),
        Optional.ofNullable(document.get("origin", Document.class))
            .map(origin -> new Origin(origin.getString("importId"), origin.getLong("row"))));
  }
}
