package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.Judgement;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import org.bson.Document;

/** From a number's digest to the certificates that bear it; usually one. */
final class NumberIndex {
  private final MongoCollection<Document> numbers;

  NumberIndex(MongoDatabase database) {
    this.numbers = database.getCollection("numbers");
  }

  /** Written before the certificates, so that a stored certificate is always found. */
  void add(List<Judgement> judgements) {
    if (judgements.isEmpty()) {
      return;
    }
    List<WriteModel<Document>> updates =
        judgements.stream()
            .<WriteModel<Document>>map(
                each ->
                    new UpdateOneModel<>(
                        eq("_id", each.replica().numberDigest()),
                        combine(
                            setOnInsert("schemaVersion", 1),
                            addToSet("candidates", each.replica().id().value())),
                        new UpdateOptions().upsert(true)))
            .toList();
    numbers.bulkWrite(updates, new BulkWriteOptions().ordered(false));
  }

  List<CertificateId> candidates(String numberDigest) {
    Document found = numbers.find(eq("_id", numberDigest)).first();
    return found == null
        ? List.of()
        : found.getList("candidates", String.class).stream().map(CertificateId::new).toList();
  }
}
