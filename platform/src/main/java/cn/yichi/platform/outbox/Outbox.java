package cn.yichi.platform.outbox;

import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.Inserts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The law of one collection whose documents carry their own unsent facts: {@code pending: [{id,
 * type, …, replaced?}]} and, only while that is not empty, {@code pendingBucket}.
 *
 * <p>Ids are strings. All facts of one aggregate have one record key, and the number of buckets is
 * changed only while the service is stopped: both keep the facts of a key with one sender.
 */
public final class Outbox {
  /** Most facts an aggregate may have unsent; one more is refused and the caller answers 503. */
  public static final int MAX_PENDING = 16;

  /** In a state of the history: when the one after it was recorded. */
  public static final String REPLACED_AT = "replacedAt";

  /** Where the facts that wait stand in a document. */
  public static final String PENDING = "pending";

  /** Stands in a document only while facts wait. */
  public static final String BUCKET = "pendingBucket";

  private final MongoCollection<Document> aggregates;
  private final String topic;
  private final int buckets;
  private final String versionField;

  /** An outbox whose aggregates count their versions in {@code version}. */
  public Outbox(MongoCollection<Document> aggregates, String topic, int buckets) {
    this(aggregates, topic, buckets, "version");
  }

  /**
   * @param aggregates the collection
   * @param topic where its facts go
   * @param buckets number of senders, 1 to 64, the same for all outboxes of a service
   * @param versionField the number that tells replaced states of one aggregate apart
   */
  public Outbox(
      MongoCollection<Document> aggregates, String topic, int buckets, String versionField) {
    if (buckets < 1 || buckets > OutboxSettings.MAX_BUCKETS) {
      throw new IllegalArgumentException("buckets must be 1 to 64: " + buckets);
    }
    this.aggregates = aggregates;
    this.topic = topic;
    this.buckets = buckets;
    this.versionField = versionField;
  }

  /** Puts the first fact into a document that is to be inserted; returns the same document. */
  public Document initial(Document aggregate, WireEvent fact) {
    return aggregate
        .append(PENDING, List.of(PendingFact.document(fact, null)))
        .append(BUCKET, bucketOf(fact.key()));
  }

  /**
   * Inserts the aggregates that are not there yet and hands these to the relay.
   *
   * @param whole documents, mostly with their {@link #initial} facts
   * @return positions of those whose key was taken
   * @throws com.mongodb.MongoBulkWriteException when one was refused for another reason
   */
  public Set<Integer> insert(List<Document> whole, OutboxNudge relay) {
    Set<Integer> taken = Inserts.duplicates(aggregates, whole);
    relay.inserted(
        this,
        IntStream.range(0, whole.size())
            .filter(position -> !taken.contains(position))
            .mapToObj(whole::get)
            .toList());
    return taken;
  }

  /**
   * The update operators that add a fact to a stored (or upserted) document; to be combined with
   * the service's own and guarded by {@link #hasRoom()}.
   *
   * @param replaced the state before this write, with {@code _id} and version, for the history;
   *     null where there was none. Written to {@code <collection>_history} before the fact is
   *     cleared.
   */
  public Bson push(WireEvent fact, @Nullable Document replaced) {
    Document history = replaced == null ? null : history(replaced, fact.time());
    return Updates.combine(
        Updates.push(PENDING, PendingFact.document(fact, history)),
        Updates.set(BUCKET, bucketOf(fact.key())));
  }

  /**
   * The update operators that put a fact in the place of all that wait: for an erasure, of which no
   * earlier state may be sent any more. Needs no room; to be guarded by the version read.
   */
  public Bson replaceAll(WireEvent fact) {
    return Updates.combine(
        Updates.set(PENDING, List.of(PendingFact.document(fact, null))),
        Updates.set(BUCKET, bucketOf(fact.key())));
  }

  /** Filter: fewer than {@link #MAX_PENDING} facts wait. */
  public Bson hasRoom() {
    return Filters.exists(PENDING + "." + (MAX_PENDING - 1), false);
  }

  /** Filter: no fact waits. */
  public Bson isEmpty() {
    return Filters.exists(BUCKET, false);
  }

  /** Filter: the aggregate in the version read, with room for a fact. */
  Bson unchanged(Document read) {
    return Filters.and(
        Filters.eq("_id", read.get("_id")),
        Filters.eq(versionField, read.get(versionField)),
        hasRoom());
  }

  /** The sender of a record key, 0 to buckets − 1. */
  public int bucketOf(String key) {
    return Math.floorMod(key.hashCode(), buckets);
  }

  /** The index that finds documents with unsent facts; the platform creates it. */
  public DeclaredIndex index() {
    return new DeclaredIndex(
        aggregates.getNamespace().getCollectionName(),
        new Document(BUCKET, 1),
        new IndexOptions().partialFilterExpression(Filters.exists(BUCKET)));
  }

  String topic() {
    return topic;
  }

  int buckets() {
    return buckets;
  }

  MongoCollection<Document> aggregates() {
    return aggregates;
  }

  private Document history(Document replaced, Instant at) {
    Document kept = new Document(replaced);
    kept.remove(PENDING);
    kept.remove(BUCKET);
    Object version = kept.get(versionField);
    if (!(version instanceof Number number) || kept.get("_id") == null) {
      throw new IllegalArgumentException("a replaced state needs _id and " + versionField);
    }
    kept.put("_id", kept.get("_id") + "/" + number.longValue());
    kept.put(REPLACED_AT, Date.from(at));
    return kept;
  }
}
