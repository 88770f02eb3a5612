package cn.yichi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the condition on a field in a query, at its top or in one of its {@code $and}s. */
final class Conditions {
  private Conditions() {}

  static boolean has(Document query, String field) {
    return query.containsKey(field) || part(query, field) != null;
  }

  static @Nullable Object of(Document query, String field) {
    if (query.containsKey(field)) {
      return query.get(field);
    }
    Document part = part(query, field);
    return part == null ? null : of(part, field);
  }

  private static @Nullable Document part(Document query, String field) {
    if (query.get("$and") instanceof Collection<?> parts) {
      for (Object part : parts) {
        if (part instanceof Document condition && has(condition, field)) {
          return condition;
        }
      }
    }
    return null;
  }
}
