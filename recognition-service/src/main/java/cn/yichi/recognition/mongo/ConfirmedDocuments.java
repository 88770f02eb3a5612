package cn.yichi.recognition.mongo;

import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.confirmation.Confirmed;
import cn.yichi.recognition.decision.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** How a condition that is fulfilled is written down, said here or heard. */
final class ConfirmedDocuments {
  static final String ITEMS = "items";
  private static final String REVOKED_FROM = "revokedFrom";

  private ConfirmedDocuments() {}

  static List<Document> write(List<Confirmed> items) {
    return items.stream().map(ConfirmedDocuments::write).toList();
  }

  private static Document write(Confirmed item) {
    Document document =
        new Document("agreement", item.clause().agreement())
            .append("agreementVersion", item.clause().version())
            .append("clause", item.clause().clause())
            .append("condition", item.condition().name())
            .append("from", item.from().toString())
            .append("citation", item.citation());
    item.revokedFrom().ifPresent(day -> document.append(REVOKED_FROM, day.toString()));
    return document;
  }

  static List<Confirmed> read(Document stored) {
    return stored.getList(ITEMS, Document.class).stream().map(ConfirmedDocuments::item).toList();
  }

  private static Confirmed item(Document stored) {
    return new Confirmed(
        new ClauseRef(
            stored.getString("agreement"),
            stored.getInteger("agreementVersion"),
            stored.getString("clause")),
        Condition.valueOf(stored.getString("condition")),
        LocalDate.parse(stored.getString("from")),
        Optional.ofNullable(stored.getString(REVOKED_FROM)).map(LocalDate::parse),
        stored.getString("citation"));
  }
}
