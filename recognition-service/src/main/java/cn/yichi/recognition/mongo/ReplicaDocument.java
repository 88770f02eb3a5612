package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.Replica;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A replica as a part of its document; absent values are absent fields. */
final class ReplicaDocument {
  private ReplicaDocument() {}

  static Document write(Replica replica) {
    CertificateView view = replica.view();
    Document document =
        new Document("home", view.home().code())
            .append("kind", view.kind().name())
            .append("issuerName", view.issuerName())
            .append("issuedOn", view.issuedOn().toString())
            .append("status", view.status().name())
            .append("statusSince", view.statusSince().toString())
            .append("holder", replica.holder().value())
            .append("numberMasked", replica.numberMasked())
            .append("nameDigest", replica.nameDigest())
            .append("documentDigests", replica.documentDigests())
            .append("cause", replica.cause().name());
    put(document, "county", view.county().map(Region::code));
    view.occupation()
        .ifPresent(
            it -> document.append("edition", it.edition().name()).append("occupation", it.code()));
    put(document, "occupationName", view.occupationName());
    put(document, "jobType", view.jobType());
    put(document, "level", view.level().map(SkillLevel::name));
    view.title()
        .ifPresent(
            it -> document.append("title", it.nameZh()).append("titleGrade", it.grade().name()));
    put(document, "validUntil", view.validUntil().map(LocalDate::toString));
    return document;
  }

  static Replica read(Document whole) {
    Document part = whole.get("replica", Document.class);
    CertificateView view =
        new CertificateView(
            new CertificateId(whole.getString("_id")),
            whole.getInteger("certificateVersion"),
            new Region(part.getString("home")),
            text(part, "county").map(Region::new),
            CertificateKind.valueOf(part.getString("kind")),
            text(part, "occupation")
                .map(
                    code ->
                        new Occupation(CatalogueEdition.valueOf(part.getString("edition")), code)),
            text(part, "occupationName"),
            text(part, "jobType"),
            text(part, "level").map(SkillLevel::valueOf),
            text(part, "title")
                .map(
                    name ->
                        new ProfessionalTitle(
                            name, TitleGrade.valueOf(part.getString("titleGrade")))),
            issuer(whole.getString("issuer")),
            part.getString("issuerName"),
            LocalDate.parse(part.getString("issuedOn")),
            text(part, "validUntil").map(LocalDate::parse),
            CertificateStatus.valueOf(part.getString("status")),
            LocalDate.parse(part.getString("statusSince")));
    return new Replica(
        view,
        new HolderRef(part.getString("holder")),
        whole.getString(MongoJudgements.NUMBER_DIGEST),
        part.getString("numberMasked"),
        part.getString("nameDigest"),
        part.getList("documentDigests", String.class),
        Cause.valueOf(part.getString("cause")));
  }

  /** The code behind {@code <home region>/}. */
  private static IssuerCode issuer(String key) {
    return new IssuerCode(key.substring(key.indexOf('/') + 1));
  }

  private static void put(Document document, String field, Optional<String> value) {
    value.ifPresent(it -> document.append(field, it));
  }

  private static Optional<String> text(Document document, String field) {
    @Nullable String value = document.getString(field);
    return Optional.ofNullable(value);
  }
}
