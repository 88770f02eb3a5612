package cn.yichi.platform.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Unordered inserts that leave alone, and tell, what was there already. */
public final class Inserts {
  private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

  private Inserts() {}

  /**
   * Inserts what is not there yet.
   *
   * @return positions of the documents whose key was taken
   * @throws MongoBulkWriteException when one was refused for another reason
   */
  public static <T> Set<Integer> duplicates(MongoCollection<T> collection, List<T> documents) {
    if (documents.isEmpty()) {
      return Set.of();
    }
    try {
      collection.insertMany(documents, UNORDERED);
      return Set.of();
    } catch (MongoBulkWriteException partly) {
      return taken(partly);
    }
  }

  private static Set<Integer> taken(MongoBulkWriteException partly) {
    Set<Integer> positions = new HashSet<>();
    for (BulkWriteError error : partly.getWriteErrors()) {
      if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw partly;
      }
      positions.add(error.getIndex());
    }
    if (partly.getWriteConcernError() != null) {
      throw partly;
    }
    return positions;
  }
}
