package cn.yichi.platform.retention;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import cn.yichi.platform.retention.Progress.Count;
import cn.yichi.platform.retention.Progress.Run;
import cn.yichi.platform.store.Inserts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;

/** The progress of one service in one document, held by one instance at a time. */
final class RetentionStore {
  static final String COLLECTION = "retention";
  private static final String ID = "job";
  private static final FindOneAndUpdateOptions AFTER =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

  private final MongoCollection<Document> progress;
  private final String owner = UUID.randomUUID().toString();

  RetentionStore(MongoDatabase database) {
    this.progress = database.getCollection(COLLECTION);
  }

  Optional<Progress> find() {
    return Optional.ofNullable(progress.find(eq("_id", ID)).first()).map(RetentionStore::read);
  }

  /** Takes the lease, or keeps it; empty where another instance has it. */
  Optional<Progress> hold(Instant now, Duration lease) {
    if (find().isEmpty()) {
      Document fresh =
          write(Progress.none(now)).append("_id", ID).append("leaseUntil", Date.from(now));
      Inserts.duplicates(progress, List.of(fresh.append("owner", owner)));
    }
    Document held =
        progress.findOneAndUpdate(
            and(eq("_id", ID), or(eq("owner", owner), lt("leaseUntil", Date.from(now)))),
            combine(set("owner", owner), set("leaseUntil", Date.from(now.plus(lease)))),
            AFTER);
    return Optional.ofNullable(held).map(RetentionStore::read);
  }

  /** Keeps what was done; false where another instance took the lease meanwhile. */
  boolean save(Progress next) {
    return progress
            .updateOne(and(eq("_id", ID), eq("owner", owner)), new Document("$set", write(next)))
            .getMatchedCount()
        == 1;
  }

  private static Document write(Progress next) {
    return new Document("schemaVersion", 1)
        .append("begun", next.begun().map(Date::from).orElse(null))
        .append("kind", next.kind())
        .append("cursor", next.cursor().orElse(""))
        .append("counts", counts(next.counts()))
        .append("nextAt", Date.from(next.nextAt()))
        .append("last", next.last().map(RetentionStore::run).orElse(null));
  }

  private static Document run(Run run) {
    return new Document("begun", Date.from(run.begun()))
        .append("ended", Date.from(run.ended()))
        .append("counts", counts(run.counts()));
  }

  private static Document counts(SortedMap<String, Count> counts) {
    Document written = new Document();
    counts.forEach(
        (kind, count) ->
            written.append(
                kind,
                new Document("looked", count.looked())
                    .append("deleted", count.deleted())
                    .append("failed", count.failed())));
    return written;
  }

  private static Progress read(Document found) {
    return new Progress(
        Optional.ofNullable(found.getDate("begun")).map(Date::toInstant),
        found.getString("kind"),
        Optional.of(found.getString("cursor")).filter(id -> !id.isEmpty()),
        readCounts(found.get("counts", Document.class)),
        found.getDate("nextAt").toInstant(),
        Optional.ofNullable(found.get("last", Document.class))
            .map(
                run ->
                    new Run(
                        run.getDate("begun").toInstant(),
                        run.getDate("ended").toInstant(),
                        readCounts(run.get("counts", Document.class)))));
  }

  private static SortedMap<String, Count> readCounts(Document stored) {
    SortedMap<String, Count> counts = new TreeMap<>();
    stored.forEach(
        (kind, value) -> {
          Document count = (Document) value;
          counts.put(
              kind,
              new Count(
                  count.getLong("looked"), count.getLong("deleted"), count.getBoolean("failed")));
        });
    return counts;
  }
}
