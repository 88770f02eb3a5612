package cn.yichi.registry.mongo;

import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.rotation.SealedFields;
import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;

/**
 * Certificates whose number contains an ID number. A replaced state that waits for the history goes
 * there with its fact, so its certificate is not done before.
 */
record CertificateResealing(MongoCollection<Document> collection, SealedFields sealed)
    implements Resealing {
  @Override
  public List<String> fields() {
    return List.of("number.sealed", "pending.replaced.number.sealed");
  }

  @Override
  public Step step(Document document) {
    Step step = sealed.step(document);
    return step instanceof Step.Current && WaitingStates.anyOutdated(document, sealed)
        ? new Step.Waits()
        : step;
  }
}
