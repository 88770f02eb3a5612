package cn.yichi.platform.rotation;

import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;

/**
 * A collection in which single sealed fields are all there is to seal anew.
 *
 * @param after as {@link Resealing#after}
 */
public record ResealedCollection(
    MongoCollection<Document> collection, SealedFields sealed, boolean after) implements Resealing {
  @Override
  public List<String> fields() {
    return sealed.paths();
  }

  @Override
  public Step step(Document document) {
    return sealed.step(document);
  }
}
