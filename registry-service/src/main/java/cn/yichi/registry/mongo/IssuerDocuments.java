package cn.yichi.registry.mongo;

import static cn.yichi.registry.mongo.StoredFields.day;
import static cn.yichi.registry.mongo.StoredFields.put;
import static cn.yichi.registry.mongo.StoredFields.text;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.registry.issuer.Filing;
import cn.yichi.registry.issuer.Issuer;
import cn.yichi.registry.issuer.IssuerClass;
import cn.yichi.registry.issuer.Standing;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.bson.Document;

/** An issuer as a document of {@code issuers}, without its pending facts. */
final class IssuerDocuments {
  static final int SCHEMA = 1;

  private IssuerDocuments() {}

  static Document write(Issuer issuer) {
    Document document =
        new Document(StoredFields.ID, issuer.code().value())
            .append(StoredFields.SCHEMA_VERSION, SCHEMA)
            .append(StoredFields.VERSION, issuer.version())
            .append("nameZh", issuer.nameZh())
            .append("issuerClass", issuer.issuerClass().name())
            .append("filings", issuer.filings().stream().map(IssuerDocuments::filing).toList())
            .append("standing", issuer.standing().stream().map(IssuerDocuments::standing).toList());
    put(document, "creditCode", issuer.creditCode(), SocialCreditCode::value);
    put(document, "amendment", issuer.amendment(), proposal -> proposal);
    return document;
  }

  static Issuer read(Document document) {
    return new Issuer(
        new IssuerCode(document.getString(StoredFields.ID)),
        document.getString("nameZh"),
        IssuerClass.valueOf(document.getString("issuerClass")),
        text(document, "creditCode").map(SocialCreditCode::new),
        document.getList("filings", Document.class).stream().map(IssuerDocuments::filing).toList(),
        document.getList("standing", Document.class).stream()
            .map(IssuerDocuments::standing)
            .toList(),
        text(document, "amendment"),
        document.getInteger(StoredFields.VERSION));
  }

  private static Document filing(Filing filing) {
    Document document =
        new Document("kind", filing.kind().name())
            .append("levels", filing.levels().stream().sorted().map(SkillLevel::name).toList())
            .append("from", filing.from().toString());
    put(document, "occupation", filing.occupation(), Occupation::key);
    put(document, "until", filing.until(), LocalDate::toString);
    return document;
  }

  private static Filing filing(Document document) {
    return new Filing(
        CertificateKind.valueOf(document.getString("kind")),
        text(document, "occupation").map(Occupation::ofKey),
        document.getList("levels", String.class).stream()
            .map(SkillLevel::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        LocalDate.parse(document.getString("from")),
        day(document, "until"));
  }

  private static Document standing(Standing standing) {
    Document document =
        new Document("status", standing.status().name()).append("from", standing.from().toString());
    put(document, "reason", standing.reason(), text -> text);
    put(document, "proposal", standing.proposal(), text -> text);
    return document;
  }

  private static Standing standing(Document document) {
    return new Standing(
        Standing.Status.valueOf(document.getString("status")),
        LocalDate.parse(document.getString("from")),
        text(document, "reason"),
        text(document, "proposal"));
  }
}
