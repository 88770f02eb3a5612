package cn.yichi.platform.store;

import com.mongodb.client.model.IndexOptions;
import org.bson.Document;

/**
 * One index of a service's collection, created at start.
 *
 * @param collection name of the collection
 * @param keys fields in order, 1 or -1 each
 * @param options unique, partial filter and the like
 */
public record DeclaredIndex(String collection, Document keys, IndexOptions options) {

  /** An index that only makes queries fast. */
  public static DeclaredIndex on(String collection, String... ascendingFields) {
    return new DeclaredIndex(collection, ascending(ascendingFields), new IndexOptions());
  }

  /** An index that also refuses a second document of the same values. */
  public static DeclaredIndex unique(String collection, String... ascendingFields) {
    return new DeclaredIndex(
        collection, ascending(ascendingFields), new IndexOptions().unique(true));
  }

  private static Document ascending(String... fields) {
    Document keys = new Document();
    for (String field : fields) {
      keys.append(field, 1);
    }
    return keys;
  }
}
