package cn.yichi.notification.mongo;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Reading and writing optional fields; an absent value is an absent field. */
final class Fields {
  private Fields() {}

  static void put(Document document, String field, Optional<?> value) {
    value.ifPresent(present -> document.append(field, present));
  }

  static Optional<String> text(Document document, String field) {
    return Optional.ofNullable(document.getString(field));
  }

  static Optional<Document> part(Document document, String field) {
    return Optional.ofNullable(document.get(field, Document.class));
  }

  static List<String> texts(Document document, String field) {
    return document.getList(field, String.class, List.of());
  }

  static Optional<Instant> instant(Document document, String field) {
    return Optional.ofNullable(document.getDate(field)).map(Date::toInstant);
  }

  static long number(Document document, String field) {
    return document.get(field, Number.class).longValue();
  }
}
