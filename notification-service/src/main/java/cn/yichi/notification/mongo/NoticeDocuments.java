package cn.yichi.notification.mongo;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.notification.notice.Content;
import cn.yichi.notification.notice.Delivery;
import cn.yichi.notification.notice.DeliveryState;
import cn.yichi.notification.notice.Notice;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/** A notice as a document. */
final class NoticeDocuments {
  static final String GATHERING = "GATHERING";
  static final String RELEASED = "RELEASED";

  private static final int SCHEMA_VERSION = 1;

  private NoticeDocuments() {}

  /** Everything but the key, the phase, the version and the entries. */
  static Document fixed(Notice notice) {
    var document =
        new Document("schemaVersion", SCHEMA_VERSION)
            .append("recipient", notice.recipient().value())
            .append("certificateId", notice.certificate().value())
            .append("kind", notice.content().kind())
            .append("writtenAt", Date.from(notice.writtenAt()))
            .append("inbox", delivery(notice.inbox()))
            .append("sms", delivery(notice.sms()));
    Fields.put(document, "named", notice.named().map(NamedDocuments::write));
    Fields.put(document, "nextAt", notice.nextAt().map(Date::from));
    if (notice.content() instanceof Content.Benefit benefit) {
      document.append("offer", ContentDocuments.offer(benefit.offer()));
    }
    if (notice.content() instanceof Content.Adverse adverse) {
      document.append("answer", ContentDocuments.answer(adverse.told()));
    }
    return document;
  }

  static String phase(Notice notice) {
    return notice.gathering() ? GATHERING : RELEASED;
  }

  static Document delivery(Delivery delivery) {
    var document =
        new Document("state", delivery.state().name())
            .append("attempts", delivery.attempts())
            .append("at", Date.from(delivery.at()));
    if (delivery.uncertain()) {
      document.append("uncertain", true);
    }
    Fields.put(document, "error", delivery.error());
    Fields.put(document, "to", delivery.to());
    Fields.put(document, "messageId", delivery.messageId());
    return document;
  }

  /** When the last delivery ended; empty while something is left to do. */
  static Optional<Instant> settledAt(Document document) {
    return RELEASED.equals(document.getString("phase")) && !document.containsKey("nextAt")
        ? Stream.of("inbox", "sms")
            .flatMap(channel -> Fields.part(document, channel).stream())
            .flatMap(delivery -> Fields.instant(delivery, "at").stream())
            .max(Comparator.naturalOrder())
        : Optional.empty();
  }

  static Notice notice(Document document) {
    return new Notice(
        document.getString("_id"),
        Recipient.parse(document.getString("recipient")).orThrow(),
        new CertificateId(document.getString("certificateId")),
        Fields.part(document, "named").map(NamedDocuments::read),
        ContentDocuments.read(document),
        document.getDate("writtenAt").toInstant(),
        Fields.instant(document, "nextAt"),
        Fields.number(document, "version"),
        delivery(document.get("inbox", Document.class)),
        delivery(document.get("sms", Document.class)));
  }

  private static Delivery delivery(Document document) {
    return new Delivery(
        DeliveryState.valueOf(document.getString("state")),
        document.getInteger("attempts"),
        document.getBoolean("uncertain", false),
        Fields.text(document, "error"),
        document.getDate("at").toInstant(),
        Fields.text(document, "to"),
        Fields.text(document, "messageId"));
  }
}
