package cn.yichi.registry.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.registry.intake.ImportId;
import cn.yichi.registry.intake.ImportJob;
import cn.yichi.registry.intake.ImportJobs;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Import jobs in {@code imports}, one document each. */
final class MongoImportJobs implements ImportJobs {
  static final String COLLECTION = "imports";

  /** What the queries below go by. */
  static final List<DeclaredIndex> INDEXES =
      List.of(
          DeclaredIndex.on(COLLECTION, "open", StoredFields.ID),
          DeclaredIndex.on(COLLECTION, "upload.sha256", StoredFields.ID),
          DeclaredIndex.on(COLLECTION, "kept", "endedAt"));

  private static final Kind ENDED = Kind.of("imports", "when the job ended; its files go first");

  private final MongoCollection<Document> collection;

  MongoImportJobs(MongoCollection<Document> collection) {
    this.collection = collection;
  }

  @Override
  public void add(ImportJob job) {
    collection.insertOne(ImportDocuments.fresh(job));
  }

  @Override
  public Optional<ImportJob> find(ImportId id) {
    return Optional.ofNullable(collection.find(byId(id)).first()).map(ImportDocuments::read);
  }

  @Override
  public List<ImportJob> page(Optional<ImportId> before, int limit) {
    Bson older = before.map(id -> lt(StoredFields.ID, id.value())).orElseGet(Document::new);
    return read(older, descending(StoredFields.ID), limit);
  }

  @Override
  public Optional<ImportId> withDigest(String sha256) {
    return read(eq("upload.sha256", sha256), descending(StoredFields.ID), 1).stream()
        .map(ImportJob::id)
        .findFirst();
  }

  @Override
  public List<ImportId> open(int limit) {
    List<ImportId> ids = new ArrayList<>();
    collection
        .find(eq("open", true))
        .projection(include(StoredFields.ID))
        .sort(ascending(StoredFields.ID))
        .limit(limit)
        .forEach(document -> ids.add(new ImportId(document.getString(StoredFields.ID))));
    return ids;
  }

  @Override
  public long countOpen() {
    return collection.countDocuments(eq("open", true));
  }

  @Override
  public Optional<Claimed> claim(ImportId id, String owner, Instant now, Duration hold) {
    Document claimed =
        collection.findOneAndUpdate(
            and(
                byId(id),
                eq("open", true),
                or(eq("lease.owner", owner), lt("lease.until", StoredFields.date(now)))),
            combine(
                set("lease.owner", owner),
                set("lease.until", StoredFields.date(now.plus(hold))),
                inc("lease.fence", 1L)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(claimed)
        .map(
            document ->
                new Claimed(
                    new Lease(id, owner, StoredFields.inner(document, "lease").getLong("fence")),
                    ImportDocuments.read(document)));
  }

  @Override
  public Saved save(Lease lease, ImportJob job, Instant until) {
    Document changed = ImportDocuments.reached(job).append("lease.until", StoredFields.date(until));
    Bson update = new Document("$set", changed);
    Document before =
        collection.findOneAndUpdate(
            and(
                byId(lease.id()),
                eq("lease.owner", lease.owner()),
                eq("lease.fence", lease.fence())),
            job.state().ended() ? combine(update, unset("open")) : update,
            new FindOneAndUpdateOptions().projection(include("cancelRequested")));
    if (before == null) {
      return Saved.LOST;
    }
    return before.getBoolean("cancelRequested") ? Saved.CANCEL_REQUESTED : Saved.HELD;
  }

  @Override
  public boolean requestCancel(ImportId id) {
    return collection
            .updateOne(and(byId(id), eq("open", true)), set("cancelRequested", true))
            .getMatchedCount()
        == 1;
  }

  @Override
  public List<ImportJob> endedBefore(Instant moment, ImportJob.KeptFile kept, int limit) {
    return read(
        and(eq("kept", kept.name()), lt("endedAt", StoredFields.date(moment))),
        ascending("endedAt"),
        limit);
  }

  @Override
  public void markDeleted(ImportId id, ImportJob.KeptFile kept) {
    collection.updateOne(byId(id), pull("kept", kept.name()));
  }

  /** Ended ones as retention deletes them, with the sender's name of the file. */
  static Expiring ended(MongoDatabase database) {
    return new ExpiringDocuments(
        ENDED,
        database.getCollection(COLLECTION),
        List.of("endedAt", "kept"),
        (job, before) ->
            Optional.ofNullable(job.getDate("endedAt"))
                .filter(at -> at.toInstant().isBefore(before))
                .filter(at -> job.getList("kept", String.class).isEmpty())
                .map(at -> and(eq("endedAt", at), size("kept", 0))));
  }

  private List<ImportJob> read(Bson filter, Bson order, int limit) {
    List<ImportJob> jobs = new ArrayList<>();
    collection
        .find(filter)
        .sort(order)
        .limit(limit)
        .forEach(document -> jobs.add(ImportDocuments.read(document)));
    return jobs;
  }

  private static Bson byId(ImportId id) {
    return eq(StoredFields.ID, id.value());
  }
}
