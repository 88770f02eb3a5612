package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.Inserts;
import cn.yichi.recognition.decision.Judgement;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Replaced decisions, {@code _id = <certificate id>/<revision>}, never changed. */
final class History {
  private final MongoCollection<Document> collection;

  History(MongoDatabase database) {
    this.collection = database.getCollection(MongoJudgements.COLLECTION + "_history");
  }

  /**
   * Keeps states that are about to be replaced; one kept before stays as it is. A state that is not
   * the one a judgement expects is not replaced by it, so its time has not come.
   */
  void keep(Iterable<Document> states, List<Judgement> judgements) {
    Map<String, Judgement> by = new HashMap<>();
    for (Judgement each : judgements) {
      by.put(each.replica().id().value() + "/" + each.expectedRevision(), each);
    }
    List<Document> kept = new ArrayList<>();
    for (Document state : states) {
      String key = state.getString("_id") + "/" + state.getLong("revision");
      Judgement next = by.get(key);
      if (next != null) {
        Document copy = new Document(state);
        copy.remove("pending");
        copy.remove("pendingBucket");
        copy.put("_id", key);
        copy.put(Outbox.REPLACED_AT, Date.from(next.decidedAt()));
        kept.add(copy);
      }
    }
    Inserts.duplicates(collection, kept);
  }

  /** Replaced decisions as retention deletes them. */
  Expiring expiring() {
    return ExpiringDocuments.byDate(
        Kind.of("decision-history", "when the decision after it was taken"),
        collection,
        Outbox.REPLACED_AT);
  }

  /** Erases every state of a certificate; {@code 0} is the character after {@code /}. */
  void erase(String id) {
    collection.deleteMany(and(gte("_id", id + "/"), lt("_id", id + "0")));
  }
}
