package cn.yichi.registry.mongo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/**
 * Reads and writes optional and temporal fields of documents; an absent value is an absent field.
 */
final class StoredFields {
  static final String ID = "_id";
  static final String VERSION = "version";
  static final String SCHEMA_VERSION = "schemaVersion";

  private StoredFields() {}

  static <T> void put(
      Document document, String field, Optional<T> value, Function<T, Object> form) {
    value.ifPresent(present -> document.append(field, form.apply(present)));
  }

  static Optional<String> text(Document document, String field) {
    return Optional.ofNullable(document.getString(field));
  }

  static Optional<LocalDate> day(Document document, String field) {
    return text(document, field).map(LocalDate::parse);
  }

  static Date date(Instant instant) {
    return Date.from(instant);
  }

  static Instant instant(Document document, String field) {
    return document.getDate(field).toInstant();
  }

  static Document inner(Document document, String field) {
    return document.get(field, Document.class);
  }
}
