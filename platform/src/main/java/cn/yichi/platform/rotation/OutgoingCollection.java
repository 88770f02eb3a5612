package cn.yichi.platform.rotation;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * A collection in which nothing is sealed anew: what is under older keys expires, or is replaced by
 * what its source sends.
 *
 * @param outdated whether a document has a value under an older key
 */
public record OutgoingCollection(
    MongoCollection<Document> collection, List<String> fields, Predicate<Document> outdated)
    implements Resealing {
  @Override
  public Step step(Document document) {
    return outdated.test(document) ? new Step.Waits() : new Step.Current();
  }
}
