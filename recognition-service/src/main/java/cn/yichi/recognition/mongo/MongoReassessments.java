package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.Inserts;
import cn.yichi.recognition.reassessment.Bucket;
import cn.yichi.recognition.reassessment.Run;
import cn.yichi.recognition.reassessment.Runs;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** One document a run, its buckets within. */
@Component
final class MongoReassessments implements Runs {
  static final String COLLECTION = "reassessments";
  private static final String STATE = "state";
  private static final String BEGUN = "begun";
  private static final String MOVED = "moved";
  private static final String SENT = "sent";
  private static final String ENDED = "ended";

  static final List<DeclaredIndex> INDEXES =
      List.of(
          DeclaredIndex.on(COLLECTION, STATE, "_id"), DeclaredIndex.on(COLLECTION, BEGUN, "_id"));

  /** One document: the rules on which decisions are to rest. It needs no index. */
  private static final String AIMS = "reassessment_aims";

  private static final String RULES = "rules";
  private static final String TARGET = "target";

  private final MongoCollection<Document> runs;
  private final MongoCollection<Document> aims;

  MongoReassessments(MongoDatabase database) {
    this.runs = database.getCollection(COLLECTION);
    this.aims = database.getCollection(AIMS);
  }

  @Override
  public boolean begin(Run run) {
    return Inserts.duplicates(runs, List.of(RunDocument.write(run))).isEmpty();
  }

  @Override
  public Optional<Run> find(String id) {
    return Optional.ofNullable(runs.find(eq("_id", id)).first()).map(RunDocument::read);
  }

  @Override
  public List<Run> open() {
    return read(runs.find(eq(STATE, Run.State.OPEN.name())));
  }

  @Override
  public Optional<Run> advance(String id, Bucket next, Instant at) {
    String path = RunDocument.BUCKETS + "." + next.number();
    Document after =
        runs.findOneAndUpdate(
            and(
                eq("_id", id),
                eq(STATE, Run.State.OPEN.name()),
                eq(path + "." + RunDocument.STEP, next.step() - 1)),
            combine(set(path, RunDocument.write(next)), max(MOVED, Date.from(at))),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(after).map(RunDocument::read);
  }

  @Override
  public boolean close(String id, Run.State as, Instant at) {
    return runs.updateOne(
                and(eq("_id", id), eq(STATE, Run.State.OPEN.name())),
                combine(set(STATE, as.name()), set(ENDED, Date.from(at))))
            .getMatchedCount()
        == 1;
  }

  @Override
  public boolean resend(String id, Instant before, Instant at) {
    return runs.updateOne(and(eq("_id", id), eq(SENT, Date.from(before))), set(SENT, Date.from(at)))
            .getMatchedCount()
        == 1;
  }

  @Override
  public void aimAt(String revision) {
    aims.replaceOne(
        eq("_id", RULES),
        new Document("_id", RULES).append("schemaVersion", 1).append(TARGET, revision),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public Optional<String> aimedAt() {
    return Optional.ofNullable(aims.find(eq("_id", RULES)).first()).map(it -> it.getString(TARGET));
  }

  @Override
  public List<Run> page(Optional<String> after, int limit) {
    Optional<Document> last = after.map(id -> runs.find(eq("_id", id)).first());
    Bson older =
        last.map(
                it ->
                    or(
                        lt(BEGUN, it.getDate(BEGUN)),
                        and(eq(BEGUN, it.getDate(BEGUN)), lt("_id", it.getString("_id")))))
            .orElseGet(Document::new);
    return after.isPresent() && last.isEmpty()
        ? List.of()
        : read(runs.find(older).sort(descending(BEGUN, "_id")).limit(limit));
  }

  private static List<Run> read(Iterable<Document> found) {
    List<Run> all = new ArrayList<>();
    found.forEach(each -> all.add(RunDocument.read(each)));
    return all;
  }

  /** Runs that ended as retention deletes them. */
  static Expiring old(MongoDatabase database) {
    return ExpiringDocuments.byDate(
        Kind.of("reassessments", "when the run ended"), database.getCollection(COLLECTION), ENDED);
  }
}
