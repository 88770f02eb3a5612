package cn.yichi.platform.outbox;

import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.outbox.NudgeQueue.Nudged;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads the unsent facts of one outbox and clears the sent ones; all by {@code _id}. */
final class PendingStore {
  private static final int DUPLICATE_KEY = 11000;
  private static final Bson CLEARED =
      Updates.combine(Updates.set(Outbox.PENDING, List.of()), Updates.unset(Outbox.BUCKET));

  private static final Bson WHOLE = Projections.include(Outbox.PENDING, Outbox.BUCKET);
  private static final Bson NAMES =
      Projections.include(Outbox.PENDING + ".id", Outbox.PENDING + ".time", Outbox.BUCKET);

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

    /** None where nothing waits. */
    static Optional<Unsent> in(Document aggregate) {
      return Optional.ofNullable(aggregate.getInteger(Outbox.BUCKET))
          .map(
              bucket ->
                  new Unsent(
                      aggregate.getString("_id"),
                      bucket,
                      aggregate.getList(Outbox.PENDING, Document.class, List.of()).stream()
                          .map(PendingFact::read)
                          .toList()));
    }

    /** Whether these, and no others, wait in an aggregate read with their names. */
    boolean isAllOf(Document aggregate) {
      List<Document> waiting = aggregate.getList(Outbox.PENDING, Document.class, List.of());
      return Objects.equals(aggregate.getInteger(Outbox.BUCKET), bucket)
          && waiting.stream()
              .map(each -> each.getString("id") + " " + each.getString("time"))
              .toList()
              .equals(
                  facts.stream()
                      .map(fact -> fact.event().id() + " " + fact.event().time())
                      .toList());
    }

    /** Characters that its facts have on the wire. */
    int size() {
      return facts.stream().mapToInt(fact -> fact.event().json().length()).sum();
    }

    WireEvent last() {
      return facts.getLast().event();
    }
  }

  /**
   * Those of the aggregates that have something to do; unknown and cleared ones are left out. Of
   * what is known of an aggregate only the names are read: if they still are all, it is not
   * fetched.
   */
  List<Unsent> read(Collection<Nudged> nudged) {
    List<Unsent> unsent = new ArrayList<>(nudged.size());
    List<String> others = new ArrayList<>();
    Map<String, Unsent> known = new HashMap<>();
    for (Nudged each : nudged) {
      if (each.facts() == null) {
        others.add(each.id());
      } else {
        known.put(each.id(), each.facts());
      }
    }
    find(known.keySet(), NAMES)
        .forEach(
            aggregate -> {
              Unsent facts = known.get(aggregate.getString("_id"));
              if (facts != null && facts.isAllOf(aggregate)) {
                unsent.add(facts);
              } else {
                others.add(aggregate.getString("_id"));
              }
            });
    find(others, WHOLE).forEach(aggregate -> Unsent.in(aggregate).ifPresent(unsent::add));
    return unsent;
  }

  private Iterable<Document> find(Collection<String> ids, Bson fields) {
    return ids.isEmpty()
        ? List.of()
        : aggregates.find(Filters.in("_id", ids)).projection(fields).batchSize(ids.size());
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
   * fact by fact. An aggregate that was erased and came again meanwhile has facts of the same ids,
   * but of another time.
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
      Document sentNow =
          new Document("id", new Document("$in", each(unsent, WireEvent::id)))
              .append("time", new Document("$in", each(unsent, fact -> fact.time().toString())));
      Bson pull = Updates.pull(Outbox.PENDING, sentNow);
      slow.add(new UpdateOneModel<>(Filters.eq("_id", unsent.id()), pull));
    }
    aggregates.bulkWrite(slow, unordered);
    List<String> ids = sent.stream().map(Unsent::id).toList();
    Document emptied =
        new Document("_id", new Document("$in", ids))
            .append(Outbox.PENDING, new Document("$size", 0));
    aggregates.updateMany(emptied, Updates.unset(Outbox.BUCKET));
  }

  private static List<String> each(Unsent unsent, Function<WireEvent, String> part) {
    return unsent.facts().stream().map(fact -> part.apply(fact.event())).toList();
  }

  private static Document unchanged(Unsent unsent) {
    int count = unsent.facts().size();
    Document same =
        new Document("_id", unsent.id()).append(Outbox.PENDING, new Document("$size", count));
    return count == 0
        ? same
        : same.append(Outbox.PENDING + "." + (count - 1) + ".id", unsent.last().id())
            .append(Outbox.PENDING + "." + (count - 1) + ".time", unsent.last().time().toString());
  }
}
