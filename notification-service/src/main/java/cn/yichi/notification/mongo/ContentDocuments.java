package cn.yichi.notification.mongo;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.notification.notice.AdverseAnswer;
import cn.yichi.notification.notice.BenefitChange;
import cn.yichi.notification.notice.Content;
import cn.yichi.notification.notice.Entry;
import cn.yichi.notification.notice.Grant;
import cn.yichi.notification.notice.Position;
import cn.yichi.notification.notice.Verdict;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * What a notice says, as fields of its document: {@code kind} and {@code entries}, {@code offer} or
 * {@code answer}.
 */
final class ContentDocuments {
  private ContentDocuments() {}

  /**
   * The entries of a notice; their field names are host codes, so that one can be replaced alone.
   */
  static List<Entry> entries(Content content) {
    return switch (content) {
      case Content.FirstNews news -> news.entries();
      case Content.Changed changed -> List.of(changed.entry());
      case Content.Benefit ignored -> List.of();
      case Content.Adverse ignored -> List.of();
    };
  }

  static Document offer(BenefitChange.Offer offer) {
    return new Document("policyId", offer.policyId())
        .append("policyVersion", offer.policyVersion())
        .append("region", offer.region().code())
        .append("neededFacts", offer.neededFacts());
  }

  static Document answer(AdverseAnswer.Told told) {
    Document document = new Document("host", told.host().code());
    told.asOf().ifPresent(day -> document.append("asOf", day.toString()));
    return document
        .append("organisation", told.organisation().value())
        .append("purpose", told.purpose())
        .append("answerId", told.answerId())
        .append("verdict", told.verdict().name())
        .append("answeredOn", told.answeredOn().toString())
        .append("actNotBefore", told.actNotBefore().toString());
  }

  private static AdverseAnswer.Told answer(Document document) {
    return new AdverseAnswer.Told(
        new Region(document.getString("host")),
        new SocialCreditCode(document.getString("organisation")),
        document.getString("purpose"),
        document.getString("answerId"),
        Verdict.valueOf(document.getString("verdict")),
        LocalDate.parse(document.getString("answeredOn")),
        Optional.ofNullable(document.getString("asOf")).map(LocalDate::parse),
        LocalDate.parse(document.getString("actNotBefore")));
  }

  static Document entry(Entry entry) {
    Position position = entry.position();
    var document =
        new Document("revision", entry.revision()).append("verdict", position.verdict().name());
    position.grant().ifPresent(grant -> document.append("grant", grant(grant)));
    if (!position.conditions().isEmpty()) {
      document.append("conditions", position.conditions());
    }
    if (!position.questions().isEmpty()) {
      document.append("questions", position.questions());
    }
    return document;
  }

  static Content read(Document notice) {
    return switch (notice.getString("kind")) {
      case "NEW" -> new Content.FirstNews(entries(notice));
      case "CHANGE" -> new Content.Changed(entries(notice).getFirst());
      case "BENEFIT" -> new Content.Benefit(offer(notice.get("offer", Document.class)));
      case "ADVERSE" -> new Content.Adverse(answer(notice.get("answer", Document.class)));
      default -> throw new IllegalStateException("unknown kind " + notice.getString("kind"));
    };
  }

  private static List<Entry> entries(Document notice) {
    Document hosts = notice.get("entries", Document.class);
    return hosts.keySet().stream()
        .map(host -> entry(new Region(host), hosts.get(host, Document.class)))
        .sorted(Comparator.comparing(entry -> entry.host().code()))
        .toList();
  }

  private static Entry entry(Region host, Document document) {
    var position =
        new Position(
            Verdict.valueOf(document.getString("verdict")),
            Fields.part(document, "grant").map(ContentDocuments::grant),
            Fields.texts(document, "conditions"),
            Fields.texts(document, "questions"));
    return new Entry(host, Fields.number(document, "revision"), position);
  }

  private static Document grant(Grant grant) {
    var document = new Document("type", grant.type());
    Fields.put(document, "level", grant.level());
    Fields.put(document, "title", grant.title());
    return document;
  }

  private static Grant grant(Document document) {
    return new Grant(
        document.getString("type"), Fields.text(document, "level"), Fields.text(document, "title"));
  }

  private static BenefitChange.Offer offer(Document document) {
    return new BenefitChange.Offer(
        document.getString("policyId"),
        document.getInteger("policyVersion"),
        new Region(document.getString("region")),
        Fields.texts(document, "neededFacts"));
  }
}
