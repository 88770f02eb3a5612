package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.CertificateId;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** Inserts that let a document that is there already be. */
final class Inserts {
  private static final int DUPLICATE_KEY = 11000;

  private Inserts() {}

  /** Inserts what is new; answers the ids that were taken. */
  static Set<CertificateId> refused(
      MongoCollection<Document> collection, List<Document> documents) {
    Set<CertificateId> refused = new HashSet<>();
    for (int index : duplicates(collection, documents)) {
      refused.add(new CertificateId(documents.get(index).getString("_id")));
    }
    return refused;
  }

  /** Inserts what is new; answers the positions of those that were taken. */
  static List<Integer> duplicates(MongoCollection<Document> collection, List<Document> documents) {
    if (documents.isEmpty()) {
      return List.of();
    }
    try {
      collection.insertMany(documents, new InsertManyOptions().ordered(false));
      return List.of();
    } catch (MongoBulkWriteException some) {
      boolean onlyDuplicates =
          some.getWriteConcernError() == null
              && some.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
      if (!onlyDuplicates) {
        throw some;
      }
      return some.getWriteErrors().stream().map(BulkWriteError::getIndex).toList();
    }
  }
}
