package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.setOnInsert;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.Judgement;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** From a number's digest to the certificates that bear it; usually one. */
final class NumberIndex {
  private final MongoCollection<Document> numbers;

  NumberIndex(MongoDatabase database) {
    this.numbers = database.getCollection("numbers");
  }

  /** Written before the certificates, so that a stored certificate is always found. */
  void add(List<Judgement> judgements) {
    Map<String, List<String>> candidates = new LinkedHashMap<>();
    for (Judgement each : judgements) {
      candidates
          .computeIfAbsent(each.replica().numberDigest(), digest -> new ArrayList<>())
          .add(each.replica().id().value());
    }
    List<Document> fresh = new ArrayList<>(candidates.size());
    candidates.forEach(
        (digest, ids) ->
            fresh.add(
                new Document("_id", digest).append("schemaVersion", 1).append("candidates", ids)));
    List<WriteModel<Document>> additions = new ArrayList<>();
    for (int taken : Inserts.duplicates(numbers, fresh)) {
      String digest = fresh.get(taken).getString("_id");
      for (String id : candidates.getOrDefault(digest, List.of())) {
        // An erasure may have taken the emptied number away meanwhile.
        additions.add(
            new UpdateOneModel<>(
                eq("_id", digest),
                combine(addToSet("candidates", id), setOnInsert("schemaVersion", 1)),
                new UpdateOptions().upsert(true)));
      }
    }
    if (!additions.isEmpty()) {
      numbers.bulkWrite(additions, new BulkWriteOptions().ordered(false));
    }
  }

  /** Takes a certificate from its number; a number that no certificate bears is kept no longer. */
  void remove(String digest, String id) {
    numbers.updateOne(eq("_id", digest), pull("candidates", id));
    numbers.deleteOne(Filters.and(eq("_id", digest), size("candidates", 0)));
  }

  List<CertificateId> candidates(String numberDigest) {
    Document found = numbers.find(eq("_id", numberDigest)).first();
    return found == null
        ? List.of()
        : found.getList("candidates", String.class).stream().map(CertificateId::new).toList();
  }
}
