package cn.yichi.platform.outbox;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads the unsent facts of one outbox and clears the sent ones; all by {@code _id}. */
final class PendingStore {
  private static final int DUPLICATE_KEY = 11000;
  private static final Bson CLEARED =
      Updates.combine(Updates.set(Outbox.PENDING, List.of()), Updates.unset(Outbox.BUCKET));

  private final MongoCollection<Document> aggregates;
  private final MongoCollection<Document> history;

  PendingStore(Outbox outbox, MongoDatabase database) {
    this.aggregates = outbox.aggregates();
    this.history =
        database.getCollection(outbox.aggregates().getNamespace().getCollectionName() + "_history");
  }

  /**
   * The facts of one aggregate, oldest first; none where a crash came between clearing and tidying.
   */
  record Unsent(String id, int bucket, List<PendingFact> facts) {
    String last() {
      return facts.getLast().event().id();
    }
  }

  /** Those of the aggregates that have something to do; unknown and cleared ones are left out. */
  List<Unsent> read(Collection<String> ids) {
    List<Unsent> unsent = new ArrayList<>();
    aggregates
        .find(Filters.in("_id", ids))
        .projection(Projections.include(Outbox.PENDING, Outbox.BUCKET))
        .batchSize(ids.size())
        .forEach(
            document -> {
              Integer bucket = document.getInteger(Outbox.BUCKET);
              if (bucket != null) {
                List<Document> facts = document.getList(Outbox.PENDING, Document.class, List.of());
                unsent.add(
                    new Unsent(
                        document.getString("_id"),
                        bucket,
                        facts.stream().map(PendingFact::read).toList()));
              }
            });
    return unsent;
  }

  /** The ids of aggregates with facts in these buckets; a scan by the partial index. */
  List<SweptId> sweep(Collection<Integer> buckets, int limit) {
    List<SweptId> found = new ArrayList<>();
    aggregates
        .find(Filters.in(Outbox.BUCKET, buckets))
        .projection(Projections.include(Outbox.BUCKET))
        .limit(limit)
        .batchSize(limit)
        .forEach(
            doc -> found.add(new SweptId(doc.getString("_id"), doc.getInteger(Outbox.BUCKET))));
    return found;
  }

  /** One find of a sweep. */
  record SweptId(String id, int bucket) {}

  /** Keeps replaced states before their facts are cleared; a state kept before stays as it is. */
  void keepHistory(List<Unsent> sent) {
    List<Document> states =
        sent.stream()
            .flatMap(unsent -> unsent.facts().stream())
            .map(PendingFact::replaced)
            .filter(Objects::nonNull)
            .toList();
    if (states.isEmpty()) {
      return;
    }
    try {
      history.insertMany(states, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException failed) {
      if (failed.getWriteConcernError() != null
          || failed.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
        throw failed;
      }
    }
  }

  /**
   * Clears what was sent and nothing else: in one step where nothing was added meanwhile, otherwise
   * fact by fact.
   *
   * @throws MongoException while the database is away; the facts are sent again later
   */
  void clear(List<Unsent> sent) {
    List<WriteModel<Document>> quick = new ArrayList<>(sent.size());
    for (Unsent unsent : sent) {
      quick.add(new UpdateOneModel<>(unchanged(unsent), CLEARED));
    }
    BulkWriteOptions unordered = new BulkWriteOptions().ordered(false);
    if (aggregates.bulkWrite(quick, unordered).getMatchedCount() == sent.size()) {
      return;
    }
    List<WriteModel<Document>> slow = new ArrayList<>();
    for (Unsent unsent : sent) {
      List<String> facts = unsent.facts().stream().map(fact -> fact.event().id()).toList();
      Bson pull = Updates.pull(Outbox.PENDING, Filters.in("id", facts));
      slow.add(new UpdateOneModel<>(Filters.eq("_id", unsent.id()), pull));
    }
    aggregates.bulkWrite(slow, unordered);
    List<String> ids = sent.stream().map(Unsent::id).toList();
    Document emptied =
        new Document("_id", new Document("$in", ids))
            .append(Outbox.PENDING, new Document("$size", 0));
    aggregates.updateMany(emptied, Updates.unset(Outbox.BUCKET));
  }

  private static Document unchanged(Unsent unsent) {
    int count = unsent.facts().size();
    Document same =
        new Document("_id", unsent.id()).append(Outbox.PENDING, new Document("$size", count));
    return count == 0
        ? same
        : same.append(Outbox.PENDING + "." + (count - 1) + ".id", unsent.last());
  }
}
