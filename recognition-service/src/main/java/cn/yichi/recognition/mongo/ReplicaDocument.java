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
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.Replica;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/** A replica as a part of its document; absent values are absent fields. */
final class ReplicaDocument {
  static final String HOME_PROVEN = "homeProven";
  static final String SIGNED_BY = "signedBy";
  static final String SIGNED_AT = "signedAt";
  static final String ARRIVED_AT = "arrivedAt";

  // Absent in documents of before they were read: then nothing is known of them.
  private static final String STANDARD = "standardVersion";
  private static final String EXCEPTIONAL = "exceptionalBasis";

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
            .append("cause", replica.cause().name())
            .append(HOME_PROVEN, replica.homeProven());
    replica.provenance().ifPresent(it -> write(it, document));
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
    put(document, STANDARD, view.standardVersion());
    put(document, EXCEPTIONAL, view.exceptionalBasis());
    return document;
  }

  /**
   * @param whole the certificate's document
   * @param part what {@link #write} made
   */
  static Replica read(HeldCodec.Fields whole, HeldCodec.Fields part) {
    CertificateView view =
        new CertificateView(
            new CertificateId(whole.needed("_id")),
            (int) whole.number("certificateVersion"),
            new Region(part.needed("home")),
            part.text("county").map(Region::new),
            CertificateKind.valueOf(part.needed("kind")),
            part.text("occupation")
                .map(
                    code -> new Occupation(CatalogueEdition.valueOf(part.needed("edition")), code)),
            part.text("occupationName"),
            part.text("jobType"),
            part.text("level").map(SkillLevel::valueOf),
            part.text("title")
                .map(
                    name ->
                        new ProfessionalTitle(name, TitleGrade.valueOf(part.needed("titleGrade")))),
            issuer(whole.needed(MongoJudgements.ISSUER)),
            part.needed("issuerName"),
            day(part.needed("issuedOn")),
            part.text("validUntil").map(ReplicaDocument::day),
            part.text(STANDARD),
            part.text(EXCEPTIONAL),
            CertificateStatus.valueOf(part.needed("status")),
            day(part.needed("statusSince")));
    return new Replica(
        view,
        new HolderRef(part.needed("holder")),
        whole.needed(MongoJudgements.NUMBER_DIGEST),
        part.needed("numberMasked"),
        part.needed("nameDigest"),
        part.list("documentDigests"),
        Cause.valueOf(part.needed("cause")),
        false,
        part.number(HOME_PROVEN) == 1,
        provenance(part::text));
  }

  static void write(Provenance provenance, Document into) {
    into.append(SIGNED_BY, provenance.keyId())
        .append(SIGNED_AT, provenance.signedAt().toString())
        .append(ARRIVED_AT, provenance.arrivedAt().toString());
  }

  /**
   * What {@link #write(Provenance, Document)} wrote.
   *
   * @param part gives a field's text
   */
  static Optional<Provenance> provenance(Function<String, Optional<String>> part) {
    return part.apply(SIGNED_BY)
        .map(
            key ->
                new Provenance(
                    key,
                    Instant.parse(part.apply(SIGNED_AT).orElseThrow()),
                    Instant.parse(part.apply(ARRIVED_AT).orElseThrow())));
  }

  /** A day as {@link #write} writes it; {@code 2024-05-20} and the like without a formatter. */
  private static LocalDate day(String text) {
    return text.length() == 10
        ? LocalDate.of(
            Integer.parseInt(text, 0, 4, 10),
            Integer.parseInt(text, 5, 7, 10),
            Integer.parseInt(text, 8, 10, 10))
        : LocalDate.parse(text);
  }

  /** The code behind {@code <home region>/}. */
  private static IssuerCode issuer(String key) {
    return new IssuerCode(key.substring(key.indexOf('/') + 1));
  }

  private static void put(Document document, String field, Optional<String> value) {
    value.ifPresent(it -> document.append(field, it));
  }
}
