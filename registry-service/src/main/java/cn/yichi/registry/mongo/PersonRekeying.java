package cn.yichi.registry.mongo;

import cn.yichi.platform.rotation.Resealing;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/** Holders, who keep the pseudonym they had first. */
record PersonRekeying(
    MongoCollection<Document> collection, PersonDocuments documents, KeyVersionLinking linking)
    implements Resealing {
  @Override
  public List<String> fields() {
    return List.of(PersonDocuments.DOCUMENT);
  }

  @Override
  public Step step(Document person) {
    return steps(List.of(person)).apply(person);
  }

  @Override
  public Function<Document, Step> steps(List<Document> page) {
    return linking.steps(page, documents::idDocument);
  }
}
