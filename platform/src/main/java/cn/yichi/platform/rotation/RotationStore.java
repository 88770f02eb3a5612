package cn.yichi.platform.rotation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import cn.yichi.platform.rotation.Progress.Part;
import cn.yichi.platform.store.Inserts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/** The progress of one service, a document a key, held by one instance at a time. */
final class RotationStore {
  static final String COLLECTION = "vault_rotation";
  private static final FindOneAndUpdateOptions AFTER =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

  private final MongoCollection<Document> progress;
  private final String owner = UUID.randomUUID().toString();

  RotationStore(MongoDatabase database) {
    this(database, COLLECTION);
  }

  RotationStore(MongoDatabase database, String collection) {
    this.progress = database.getCollection(collection);
  }

  Optional<Progress> find(String key) {
    return Optional.ofNullable(progress.find(eq("_id", key)).first()).map(RotationStore::read);
  }

  /** Takes the lease, or keeps it; empty where another instance has it. */
  Optional<Progress> hold(String key, Instant now, Duration lease) {
    if (find(key).isEmpty()) {
      forgetOthers(key);
      Document fresh =
          write(Progress.begun(key, now)).append("_id", key).append("leaseUntil", Date.from(now));
      Inserts.duplicates(progress, List.of(fresh.append("owner", owner)));
    }
    Document held =
        progress.findOneAndUpdate(
            and(eq("_id", key), or(eq("owner", owner), lt("leaseUntil", Date.from(now)))),
            combine(set("owner", owner), set("leaseUntil", Date.from(now.plus(lease)))),
            AFTER);
    return Optional.ofNullable(held).map(RotationStore::read);
  }

  /** Whoever comes back to a key begins anew: what was under it then is under another now. */
  private void forgetOthers(String key) {
    List<String> others = new ArrayList<>();
    progress.find().projection(include("_id")).forEach(each -> others.add(each.getString("_id")));
    others.remove(key);
    progress.deleteMany(in("_id", others));
  }

  /** Keeps what was done; false where another instance took the lease meanwhile. */
  boolean save(Progress next) {
    return progress
            .updateOne(
                and(eq("_id", next.key()), eq("owner", owner)), new Document("$set", write(next)))
            .getMatchedCount()
        == 1;
  }

  private static Document write(Progress next) {
    Document parts = new Document();
    next.parts().forEach((name, part) -> parts.append(name, part(part)));
    return new Document("schemaVersion", 1)
        .append("round", next.round())
        .append("place", next.place())
        .append("cursor", next.cursor().orElse(""))
        .append("run", part(next.run()))
        .append("parts", parts)
        .append("dirty", next.dirty())
        .append("idleRounds", next.idleRounds())
        .append("startedAt", Date.from(next.startedAt()))
        .append("nextAt", Date.from(next.nextAt()))
        .append("doneAt", next.doneAt().map(Date::from).orElse(null));
  }

  private static Document part(Part part) {
    return new Document("total", part.total())
        .append("done", part.done())
        .append("left", part.left())
        .append("resealed", part.resealed());
  }

  private static Progress read(Document found) {
    Map<String, Part> parts = new LinkedHashMap<>();
    found
        .get("parts", Document.class)
        .forEach((name, part) -> parts.put(name, part((Document) part)));
    return new Progress(
        found.getString("_id"),
        found.getInteger("round"),
        found.getInteger("place"),
        Optional.of(found.getString("cursor")).filter(id -> !id.isEmpty()),
        part(found.get("run", Document.class)),
        parts,
        found.getBoolean("dirty"),
        found.getInteger("idleRounds"),
        found.getDate("startedAt").toInstant(),
        found.getDate("nextAt").toInstant(),
        Optional.ofNullable(found.getDate("doneAt")).map(Date::toInstant));
  }

  private static Part part(Document part) {
    return new Part(
        part.getLong("total"),
        part.getLong("done"),
        part.getLong("left"),
        part.getLong("resealed"));
  }
}
