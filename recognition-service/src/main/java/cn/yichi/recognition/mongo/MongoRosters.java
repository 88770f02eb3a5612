package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.recognition.roster.RosterId;
import cn.yichi.recognition.roster.RosterJob;
import cn.yichi.recognition.roster.RosterJobs;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Rosters in {@code rosters}, one document each. */
@Component
final class MongoRosters implements RosterJobs {
  static final String COLLECTION = "rosters";

  /** What the queries below go by. */
  static final List<DeclaredIndex> INDEXES =
      List.of(
          DeclaredIndex.on(COLLECTION, "open", "_id"),
          DeclaredIndex.on(COLLECTION, RosterDocuments.OWNER, "open"));

  private final MongoCollection<Document> collection;

  MongoRosters(MongoDatabase database) {
    this.collection = database.getCollection(COLLECTION);
  }

  @Override
  public void add(RosterJob job) {
    collection.insertOne(RosterDocuments.fresh(job));
  }

  @Override
  public Optional<RosterJob> find(RosterId id) {
    return Optional.ofNullable(collection.find(byId(id)).first()).map(RosterDocuments::read);
  }

  @Override
  public List<RosterId> open(int limit) {
    return collection
        .find(eq("open", true))
        .projection(include("_id"))
        .sort(ascending("_id"))
        .limit(limit)
        .map(document -> new RosterId(document.getString("_id")))
        .into(new ArrayList<>());
  }

  @Override
  public long countOpen(String owner) {
    return collection.countDocuments(and(eq(RosterDocuments.OWNER, owner), eq("open", true)));
  }

  @Override
  public Optional<Claimed> claim(RosterId id, String instance, Instant now, Duration hold) {
    Document claimed =
        collection.findOneAndUpdate(
            and(
                byId(id),
                eq("open", true),
                or(eq("lease.instance", instance), lt("lease.until", Date.from(now)))),
            combine(
                set("lease.instance", instance),
                set("lease.until", Date.from(now.plus(hold))),
                inc("lease.fence", 1L)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(claimed)
        .map(
            document ->
                new Claimed(
                    new Lease(id, instance, document.get("lease", Document.class).getLong("fence")),
                    RosterDocuments.read(document)));
  }

  @Override
  public boolean save(Lease lease, RosterJob job, Instant until) {
    Bson update =
        new Document("$set", RosterDocuments.reached(job).append("lease.until", Date.from(until)));
    return collection
            .updateOne(
                and(
                    byId(lease.id()),
                    eq("lease.instance", lease.instance()),
                    eq("lease.fence", lease.fence())),
                job.state().ended() ? combine(update, unset("open")) : update)
            .getMatchedCount()
        == 1;
  }

  @Override
  public void delete(RosterId id) {
    collection.deleteOne(byId(id));
  }

  @Override
  public List<Dated> page(Optional<RosterId> after, int limit) {
    return collection
        .find(after.<Bson>map(id -> gt("_id", id.value())).orElseGet(Document::new))
        .projection(include("receivedAt"))
        .sort(ascending("_id"))
        .limit(limit)
        .map(
            document ->
                new Dated(
                    new RosterId(document.getString("_id")),
                    document.getDate("receivedAt").toInstant()))
        .into(new ArrayList<>());
  }

  private static Bson byId(RosterId id) {
    return eq("_id", id.value());
  }
}
