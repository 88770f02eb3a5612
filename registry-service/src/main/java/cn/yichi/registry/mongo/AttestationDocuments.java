package cn.yichi.registry.mongo;

import static cn.yichi.registry.mongo.StoredFields.day;
import static cn.yichi.registry.mongo.StoredFields.put;
import static cn.yichi.registry.mongo.StoredFields.text;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.registry.certificate.Attestation;
import cn.yichi.registry.certificate.Registration.Assessment;
import cn.yichi.registry.certificate.Registration.NamedOccupation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;

/** What a certificate says, as a sub-document. */
final class AttestationDocuments {
  private AttestationDocuments() {}

  static Document write(Attestation says) {
    Document document = new Document();
    put(document, "occupation", says.occupation(), AttestationDocuments::occupation);
    put(document, "level", says.level(), SkillLevel::name);
    put(document, "title", says.title(), AttestationDocuments::title);
    document.append("issuer", says.issuer().value()).append("issuerName", says.issuerName());
    put(document, "assessedOn", says.days().assessedOn(), LocalDate::toString);
    document.append("issuedOn", says.days().issuedOn().toString());
    put(document, "validUntil", says.days().validUntil(), LocalDate::toString);
    put(document, "theoryScore", says.assessment().theoryScore(), BigDecimal::toPlainString);
    put(document, "practiceScore", says.assessment().practiceScore(), BigDecimal::toPlainString);
    put(document, "standardVersion", says.assessment().standardVersion(), text -> text);
    put(document, "exceptionalBasis", says.assessment().exceptionalBasis(), text -> text);
    put(document, "employer", says.place().employer(), SocialCreditCode::value);
    put(document, "industry", says.place().industry(), text -> text);
    put(document, "county", says.place().county(), Region::code);
    return document;
  }

  static Attestation read(Document document) {
    return new Attestation(
        Optional.ofNullable(document.get("occupation", Document.class))
            .map(AttestationDocuments::occupation),
        text(document, "level").map(SkillLevel::valueOf),
        Optional.ofNullable(document.get("title", Document.class)).map(AttestationDocuments::title),
        new IssuerCode(document.getString("issuer")),
        document.getString("issuerName"),
        new Attestation.Days(
            day(document, "assessedOn"),
            LocalDate.parse(document.getString("issuedOn")),
            day(document, "validUntil")),
        new Assessment(
            text(document, "theoryScore").map(BigDecimal::new),
            text(document, "practiceScore").map(BigDecimal::new),
            text(document, "standardVersion"),
            text(document, "exceptionalBasis")),
        new Attestation.Place(
            text(document, "employer").map(SocialCreditCode::new),
            text(document, "industry"),
            text(document, "county").map(Region::new)));
  }

  static Document occupation(NamedOccupation named) {
    Document document =
        new Document("key", named.occupation().key()).append("nameZh", named.nameZh());
    put(document, "jobType", named.jobType(), text -> text);
    return document;
  }

  static NamedOccupation occupation(Document document) {
    return new NamedOccupation(
        Occupation.ofKey(document.getString("key")),
        document.getString("nameZh"),
        text(document, "jobType"));
  }

  private static Document title(ProfessionalTitle title) {
    return new Document("nameZh", title.nameZh()).append("grade", title.grade().name());
  }

  private static ProfessionalTitle title(Document document) {
    return new ProfessionalTitle(
        document.getString("nameZh"), TitleGrade.valueOf(document.getString("grade")));
  }
}
