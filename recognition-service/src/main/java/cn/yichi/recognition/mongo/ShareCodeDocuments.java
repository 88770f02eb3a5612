package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.share.Consent;
import cn.yichi.recognition.share.Opening;
import cn.yichi.recognition.share.ShareCode;
import cn.yichi.recognition.share.ShareCodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** A share code as a document; what is absent is stored as null, so that a write replaces all. */
final class ShareCodeDocuments {
  static final String MAKER = "maker";
  static final String CERTIFICATE = "certificate";
  static final String REVISION = "revision";

  /** When its last day is over, and that of the consent, for retention. */
  static final String OVER = "over";

  private ShareCodeDocuments() {}

  static Document write(ShareCode code) {
    return new Document("_id", code.id().value())
        .append("schemaVersion", 1)
        .append(REVISION, code.revision())
        .append(MAKER, code.maker().value())
        .append(CERTIFICATE, code.certificate().value())
        .append("holder", code.holder().value())
        .append("purpose", code.purpose().name())
        .append("asOf", text(code.asOf()))
        .append("madeAt", code.madeAt().toString())
        .append("until", code.until().toString())
        .append(OVER, Date.from(over(code)))
        .append("consent", code.consent().map(ShareCodeDocuments::consent).orElse(null))
        .append("openings", code.openings().stream().map(ShareCodeDocuments::opening).toList())
        .append("wrongDates", code.wrongDates())
        .append("lockedAt", text(code.lockedAt()))
        .append("revokedAt", text(code.revokedAt()));
  }

  private static Instant over(ShareCode code) {
    LocalDate last =
        code.consent()
            .map(Consent::until)
            .filter(it -> it.isAfter(code.until()))
            .orElse(code.until());
    return last.plusDays(1).atStartOfDay(JudgeCase.LEGAL_ZONE).toInstant();
  }

  private static Document consent(Consent consent) {
    return new Document("until", consent.until().toString())
        .append("withdrawnAt", text(consent.withdrawnAt()));
  }

  private static Document opening(Opening opening) {
    return new Document("by", opening.by().value())
        .append("first", opening.first().toString())
        .append("last", opening.last().toString())
        .append("times", opening.times());
  }

  private static @org.jspecify.annotations.Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  static ShareCode read(Document stored) {
    return new ShareCode(
        new ShareCodeId(stored.getString("_id")),
        new HolderRef(stored.getString(MAKER)),
        new CertificateId(stored.getString(CERTIFICATE)),
        new HolderRef(stored.getString("holder")),
        Purpose.valueOf(stored.getString("purpose")),
        Optional.ofNullable(stored.getString("asOf")).map(LocalDate::parse),
        Instant.parse(stored.getString("madeAt")),
        LocalDate.parse(stored.getString("until")),
        Optional.ofNullable(stored.get("consent", Document.class))
            .map(it -> new Consent(LocalDate.parse(it.getString("until")), at(it, "withdrawnAt"))),
        stored.getList("openings", Document.class).stream()
            .map(
                it ->
                    new Opening(
                        new SocialCreditCode(it.getString("by")),
                        Instant.parse(it.getString("first")),
                        Instant.parse(it.getString("last")),
                        it.getInteger("times")))
            .toList(),
        stored.getInteger("wrongDates"),
        at(stored, "lockedAt"),
        at(stored, "revokedAt"),
        stored.getInteger(REVISION));
  }

  private static Optional<Instant> at(Document stored, String field) {
    return Optional.ofNullable(stored.getString(field)).map(Instant::parse);
  }
}
