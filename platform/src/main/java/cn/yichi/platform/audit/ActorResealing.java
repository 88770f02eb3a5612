package cn.yichi.platform.audit;

import cn.yichi.platform.rotation.Resealing;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Who did something, beside each entry of the log. The hash is over the blind index and not over
 * this, so that no chain breaks; an entry that is damaged is left as it is, for verification to
 * tell.
 */
record ActorResealing(MongoCollection<Document> collection, ActorSeal seal) implements Resealing {
  @Override
  public List<String> fields() {
    return List.of(EntryDocuments.ENTRY, EntryDocuments.HASH, EntryDocuments.WHO);
  }

  @Override
  public Step step(Document document) {
    String who = document.get(EntryDocuments.WHO, "");
    if (who.isEmpty() || !seal.isOutdated(who)) {
      return new Step.Current();
    }
    return anew(document)
        .<Step>map(
            text ->
                new Step.Write(
                    new UpdateOneModel<>(
                        Filters.and(
                            Filters.eq("_id", document.getString("_id")),
                            Filters.eq(EntryDocuments.WHO, who)),
                        Updates.set(EntryDocuments.WHO, text))))
        .orElseGet(Step.Waits::new);
  }

  private Optional<String> anew(Document document) {
    try {
      return EntryDocuments.read(document).who().flatMap(seal::anew);
    } catch (RuntimeException altered) {
      return Optional.empty();
    }
  }
}
