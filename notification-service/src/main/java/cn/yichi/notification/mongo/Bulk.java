package cn.yichi.notification.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Unordered bulk writes in which a duplicate key is an answer, not a fault. An insert costs a third
 * of an upsert, so what is most often new is inserted, and only what was there is met by an update.
 */
final class Bulk {
  private static final int DUPLICATE_KEY = 11000;

  private Bulk() {}

  /**
   * Writes.
   *
   * @return places of the writes that met a document already there
   */
  static Set<Integer> write(
      MongoCollection<Document> collection, List<? extends WriteModel<Document>> writes) {
    if (writes.isEmpty()) {
      return Set.of();
    }
    try {
      collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      return Set.of();
    } catch (MongoBulkWriteException partly) {
      if (partly.getWriteConcernError() != null
          || !partly.getWriteErrors().stream().allMatch(e -> e.getCode() == DUPLICATE_KEY)) {
        throw partly;
      }
      return partly.getWriteErrors().stream()
          .map(BulkWriteError::getIndex)
          .collect(Collectors.toSet());
    }
  }
}
