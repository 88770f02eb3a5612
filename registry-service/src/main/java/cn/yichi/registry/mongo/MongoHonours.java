package cn.yichi.registry.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.registry.honour.Honour;
import cn.yichi.registry.honour.HonourChange;
import cn.yichi.registry.honour.Honours;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Honours, each with its unsent facts in one document of {@code honours}. */
final class MongoHonours implements Honours {
  static final List<DeclaredIndex> INDEXES =
      List.of(
          DeclaredIndex.unique(HonourDocuments.COLLECTION, HonourDocuments.SAID),
          DeclaredIndex.on(HonourDocuments.COLLECTION, HonourDocuments.HOLDER, StoredFields.ID));

  private static final String RECORDED_AT = "recorded.recordedAt";

  private final MongoCollection<Document> collection;
  private final MongoCollection<Document> history;
  private final HonourFacts facts;
  private final Outbox outbox;
  private final OutboxNudge relay;

  MongoHonours(MongoDatabase database, HonourFacts facts, Outbox outbox, OutboxNudge relay) {
    this.collection = database.getCollection(HonourDocuments.COLLECTION);
    this.history = database.getCollection(HonourDocuments.COLLECTION + "_history");
    this.facts = facts;
    this.outbox = outbox;
    this.relay = relay;
  }

  @Override
  public Optional<Honour> find(HonourId id) {
    return Optional.ofNullable(collection.find(eq(StoredFields.ID, id.value())).first())
        .flatMap(HonourDocuments::read);
  }

  @Override
  public Optional<Honour> saying(Collection<String> said) {
    return Optional.ofNullable(collection.find(in(HonourDocuments.SAID, said)).first())
        .flatMap(HonourDocuments::read);
  }

  @Override
  public List<Honour> heldBy(Collection<HolderRef> holders, Optional<HonourId> after, int limit) {
    Bson theirs = in(HonourDocuments.HOLDER, holders.stream().map(HolderRef::value).toList());
    return collection
        .find(after.map(id -> and(theirs, gt(StoredFields.ID, id.value()))).orElse(theirs))
        .sort(ascending(StoredFields.ID))
        .limit(limit)
        .into(new ArrayList<>())
        .stream()
        .flatMap(document -> HonourDocuments.read(document).stream())
        .toList();
  }

  @Override
  public Saved save(HonourChange change) {
    return change
        .previous()
        .map(previous -> replace(change, previous))
        .orElseGet(() -> insert(change));
  }

  private Saved insert(HonourChange change) {
    Document whole = outbox.initial(HonourDocuments.write(change.next()), facts.of(change));
    return outbox.insert(List.of(whole), relay).isEmpty() ? Saved.STORED : Saved.TAKEN;
  }

  private Saved replace(HonourChange change, Honour previous) {
    String id = previous.id().value();
    Document next = HonourDocuments.write(change.next());
    next.remove(StoredFields.ID);
    Bson unchanged =
        and(
            eq(StoredFields.ID, id),
            eq(StoredFields.VERSION, previous.version()),
            outbox.hasRoom());
    Bson update =
        combine(
            new Document("$set", next),
            outbox.push(facts.of(change), HonourDocuments.write(previous)));
    try {
      if (collection.updateOne(unchanged, update).getMatchedCount() == 1) {
        relay.nudge(outbox, List.of(id));
        return Saved.STORED;
      }
    } catch (MongoWriteException refused) {
      if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return Saved.TAKEN;
      }
      throw refused;
    }
    return find(previous.id()).filter(it -> it.version() == previous.version()).isPresent()
        ? Saved.BUSY
        : Saved.STALE;
  }

  /**
   * Erases the honours of a person whom retention has erased, with their history, and has their end
   * published. Of each id and version are left. What waits to be sent goes out first, for with it
   * goes a state to the history.
   *
   * @param erased honours recorded later are of somebody who came back
   * @return false where some are left for another time
   */
  boolean erase(Collection<HolderRef> person, Instant erased) {
    Bson theirs =
        and(
            in(HonourDocuments.HOLDER, person.stream().map(HolderRef::value).toList()),
            lte(RECORDED_AT, StoredFields.date(erased)));
    boolean all = true;
    for (Document each :
        collection.find(theirs).projection(include(StoredFields.VERSION)).into(new ArrayList<>())) {
      all &= erase(each.getString(StoredFields.ID), each.getInteger(StoredFields.VERSION), erased);
    }
    return all;
  }

  /** The history first: once the holder is not named here any more, nothing leads to it. */
  private boolean erase(String id, int version, Instant erased) {
    history.deleteMany(and(gte(StoredFields.ID, id + "/"), lt(StoredFields.ID, id + "0")));
    Bson erasure =
        combine(
            unset("home"),
            unset(HonourDocuments.HOLDER),
            unset("says"),
            unset("standing"),
            unset("backfill"),
            unset("recorded"),
            set(HonourDocuments.SAID, id),
            set("erasedAt", StoredFields.date(erased)),
            inc(StoredFields.VERSION, 1),
            outbox.replaceAll(facts.gone(id, version + 1, erased)));
    Bson quiet = and(eq(StoredFields.ID, id), eq(StoredFields.VERSION, version), outbox.isEmpty());
    boolean gone = collection.updateOne(quiet, erasure).getMatchedCount() == 1;
    if (gone) {
      relay.nudge(outbox, List.of(id));
    }
    return gone;
  }
}
