package cn.yichi.notification.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.notification.notice.Baseline;
import cn.yichi.notification.notice.Baselines;
import cn.yichi.platform.store.Inserts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** One document per subject. */
final class MongoBaselines implements Baselines {
  private static final int SCHEMA_VERSION = 1;
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> baselines;

  MongoBaselines(MongoDatabase database) {
    this.baselines = database.getCollection(Collections.BASELINES);
  }

  @Override
  public Map<String, Baseline> recall(Collection<String> subjects) {
    Map<String, Baseline> found = new HashMap<>();
    if (!subjects.isEmpty()) {
      baselines
          .find(in("_id", subjects))
          .map(MongoBaselines::baseline)
          .forEach(baseline -> found.put(baseline.subject(), baseline));
    }
    return found;
  }

  @Override
  public void remember(Collection<Baseline> remembered) {
    // One that meets a revision as high was written by another instance meanwhile: nothing to add.
    // The first revision can meet no lower one.
    Inserts.duplicates(
        baselines,
        remembered.stream()
            .filter(baseline -> baseline.revision() == 1)
            .map(baseline -> fields(baseline).append("_id", baseline.subject()))
            .toList());
    Bulk.write(
        baselines,
        remembered.stream()
            .filter(baseline -> baseline.revision() != 1)
            .map(MongoBaselines::write)
            .toList());
  }

  private static Document fields(Baseline baseline) {
    var fields =
        new Document("schemaVersion", SCHEMA_VERSION)
            .append("revision", baseline.revision())
            .append("quiet", baseline.quiet());
    Fields.put(fields, "known", baseline.known());
    Fields.put(fields, "told", baseline.told());
    Fields.put(fields, "window", baseline.window());
    Fields.put(fields, "named", baseline.named().map(NamedDocuments::write));
    return fields;
  }

  private static UpdateOneModel<Document> write(Baseline baseline) {
    return new UpdateOneModel<>(
        and(eq("_id", baseline.subject()), lt("revision", baseline.revision())),
        new Document("$set", fields(baseline)),
        UPSERT);
  }

  private static Baseline baseline(Document document) {
    return new Baseline(
        document.getString("_id"),
        Fields.number(document, "revision"),
        Fields.text(document, "known"),
        Fields.text(document, "told"),
        document.getBoolean("quiet"),
        Fields.text(document, "window"),
        Fields.part(document, "named").map(NamedDocuments::read));
  }
}
