package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.platform.store.Inserts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Replaced decisions, {@code _id = <certificate id>/<revision>}, never changed. */
final class History {
  private final MongoCollection<Document> collection;

  History(MongoDatabase database) {
    this.collection = database.getCollection(MongoJudgements.COLLECTION + "_history");
  }

  /** Keeps states that are about to be replaced; one kept before stays as it is. */
  void keep(Iterable<Document> states) {
    List<Document> kept = new ArrayList<>();
    for (Document state : states) {
      Document copy = new Document(state);
      copy.remove("pending");
      copy.remove("pendingBucket");
      copy.put("_id", state.getString("_id") + "/" + state.getLong("revision"));
      kept.add(copy);
    }
    Inserts.duplicates(collection, kept);
  }

  /** Erases every state of a certificate; {@code 0} is the character after {@code /}. */
  void erase(String id) {
    collection.deleteMany(and(gte("_id", id + "/"), lt("_id", id + "0")));
  }
}
