package cn.yichi.platform.rotation;

import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Sealed;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Seals single fields anew, each compared with the value read, so that whoever changed it meanwhile
 * is not undone.
 *
 * @param contexts path of each field to the context of its value, as a function of the id
 */
public record SealedFields(PiiVault vault, Map<String, UnaryOperator<String>> contexts) {
  public SealedFields {
    contexts = Map.copyOf(contexts);
  }

  /** Their paths. */
  public List<String> paths() {
    return contexts.keySet().stream().sorted().toList();
  }

  /** Whether one of them is under an older key. */
  public boolean isOutdated(Document document) {
    return contexts.keySet().stream().anyMatch(path -> old(document, path).isPresent());
  }

  /** New values for those under older keys, by path; empty where none is. */
  public Document anew(Document document) {
    Document changes = new Document();
    String id = document.getString("_id");
    contexts.forEach(
        (path, context) -> {
          Optional<Sealed> outdated = old(document, path);
          if (outdated.isPresent()) {
            changes.append(path, vault.sealAnew(outdated.get(), context.apply(id)).text());
          }
        });
    return changes;
  }

  /** As a step of its own, for a collection with nothing else to look after. */
  public Resealing.Step step(Document document) {
    Document changes = anew(document);
    if (changes.isEmpty()) {
      return new Resealing.Step.Current();
    }
    List<Bson> asRead = new ArrayList<>();
    asRead.add(Filters.eq("_id", document.getString("_id")));
    changes.keySet().forEach(path -> asRead.add(Filters.eq(path, value(document, path).get())));
    List<Bson> sets = new ArrayList<>();
    changes.forEach((path, value) -> sets.add(Updates.set(path, value)));
    return new Resealing.Step.Write(
        new UpdateOneModel<>(Filters.and(asRead), Updates.combine(sets)));
  }

  private Optional<Sealed> old(Document document, String path) {
    return value(document, path).map(Sealed::parse).filter(each -> !vault.isCurrent(each));
  }

  private static Optional<String> value(Document document, String path) {
    return Optional.ofNullable(document.getEmbedded(List.of(path.split("\\.")), String.class))
        .filter(text -> !text.isEmpty());
  }
}
