package cn.yichi.registry.mongo;

import cn.yichi.platform.rotation.Resealing;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/**
 * Holders, who keep the pseudonym they had first. Of whom retention has forgotten nothing leads to
 * the pseudonym any more, under no version.
 */
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
    List<Document> known =
        page.stream().filter(each -> !PersonDocuments.isForgotten(each)).toList();
    Function<Document, Step> steps = linking.steps(known, documents::idDocument);
    return person -> PersonDocuments.isForgotten(person) ? new Step.Current() : steps.apply(person);
  }
}
