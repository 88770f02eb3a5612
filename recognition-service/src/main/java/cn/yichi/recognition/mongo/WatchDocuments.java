package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.HostDecision.GrantedAs;
import cn.yichi.recognition.share.ShareCodeId;
import cn.yichi.recognition.watch.Change;
import cn.yichi.recognition.watch.Watch;
import cn.yichi.recognition.watch.WatchId;
import cn.yichi.recognition.watch.Worth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Watches and changes as documents. */
final class WatchDocuments {
  static final String CERTIFICATE = "certificate";
  static final String ORGANISATION = "organisation";
  static final String CODE = "code";
  static final String REVISION = "revision";

  /** Whether nobody ended it. */
  static final String IS_OPEN = "open";

  /** When the last day of the consent is over, for retention. */
  static final String OVER = "over";

  private WatchDocuments() {}

  static Document write(Watch watch) {
    Document document =
        new Document("_id", watch.id().value())
            .append("schemaVersion", 1)
            .append(REVISION, watch.revision())
            .append(ORGANISATION, watch.organisation().value())
            .append(CODE, watch.code().value())
            .append(CERTIFICATE, watch.certificate().value())
            .append("since", watch.since().toString())
            .append("until", watch.until().toString())
            .append(OVER, Date.from(over(watch.until())))
            .append("seen", watch.seen())
            .append("worth", write(watch.worth()))
            .append(IS_OPEN, watch.ended().isEmpty())
            .append("told", watch.told().stream().map(WatchDocuments::told).toList());
    watch
        .ended()
        .ifPresent(
            it ->
                document.append(
                    "ended", new Document("by", it.by().name()).append("at", it.at().toString())));
    watch.telling().ifPresent(it -> document.append("telling", write(it)));
    return document;
  }

  /** When a consent is over whose last day that is. */
  static Instant over(LocalDate last) {
    return last.plusDays(1).atStartOfDay(JudgeCase.LEGAL_ZONE).toInstant();
  }

  private static Document told(Watch.Told told) {
    return new Document("at", told.at().toString())
        .append("day", told.day().toString())
        .append("from", told.from())
        .append("to", told.to())
        .append("cause", told.cause());
  }

  static Document write(Change change) {
    return new Document("watch", change.watch().value())
        .append(ORGANISATION, change.organisation().value())
        .append(CERTIFICATE, change.certificate().value())
        .append("decision", change.decision())
        .append("from", write(change.from()))
        .append("to", write(change.to()))
        .append("cause", change.cause())
        .append("day", change.day().toString())
        .append("at", change.at().toString());
  }

  private static Document write(Worth worth) {
    Document document =
        new Document("outcome", worth.outcome()).append("conditions", worth.conditions());
    worth
        .granted()
        .ifPresent(
            it ->
                document
                    .append("type", it.type())
                    .append("level", it.level().orElse(null))
                    .append("title", it.title().orElse(null)));
    return document;
  }

  static Watch read(Document stored) {
    return new Watch(
        new WatchId(stored.getString("_id")),
        new SocialCreditCode(stored.getString(ORGANISATION)),
        new ShareCodeId(stored.getString(CODE)),
        new CertificateId(stored.getString(CERTIFICATE)),
        Instant.parse(stored.getString("since")),
        LocalDate.parse(stored.getString("until")),
        stored.getLong("seen"),
        worth(stored.get("worth", Document.class)),
        Optional.ofNullable(stored.get("ended", Document.class))
            .map(
                it ->
                    new Watch.Ended(
                        Watch.End.valueOf(it.getString("by")), Instant.parse(it.getString("at")))),
        told(stored.getList("told", Document.class)),
        Optional.ofNullable(stored.get("telling", Document.class)).map(WatchDocuments::change),
        stored.getInteger(REVISION));
  }

  private static List<Watch.Told> told(List<Document> stored) {
    return stored.stream()
        .map(
            it ->
                new Watch.Told(
                    Instant.parse(it.getString("at")),
                    LocalDate.parse(it.getString("day")),
                    it.getString("from"),
                    it.getString("to"),
                    it.getString("cause")))
        .toList();
  }

  static Change change(Document stored) {
    return new Change(
        new WatchId(stored.getString("watch")),
        new SocialCreditCode(stored.getString(ORGANISATION)),
        new CertificateId(stored.getString(CERTIFICATE)),
        stored.getLong("decision"),
        worth(stored.get("from", Document.class)),
        worth(stored.get("to", Document.class)),
        stored.getString("cause"),
        LocalDate.parse(stored.getString("day")),
        Instant.parse(stored.getString("at")));
  }

  private static Worth worth(Document stored) {
    return new Worth(
        stored.getString("outcome"),
        Optional.ofNullable(stored.getString("type"))
            .map(
                type ->
                    new GrantedAs(
                        type,
                        Optional.ofNullable(stored.getString("level")),
                        Optional.ofNullable(stored.getString("title")))),
        stored.getList("conditions", String.class));
  }
}
