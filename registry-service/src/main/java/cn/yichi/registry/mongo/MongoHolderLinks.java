package cn.yichi.registry.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.registry.certificate.HolderLink;
import cn.yichi.registry.certificate.HolderLinks;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Links, each with its unsent facts in one document of {@code holder_links}. */
final class MongoHolderLinks implements HolderLinks {
  static final List<DeclaredIndex> INDEXES =
      List.of(
          DeclaredIndex.on(HolderLinkDocuments.COLLECTION, HolderLinkDocuments.OLDEST),
          DeclaredIndex.on(
              HolderLinkDocuments.COLLECTION,
              HolderLinkDocuments.STATUS,
              HolderLinkDocuments.RECORDED_AT));

  private static final int MOST = 200;

  private final MongoCollection<Document> collection;
  private final HolderLinkDocuments documents;
  private final HolderLinkFacts facts;
  private final Outbox outbox;
  private final OutboxNudge relay;

  MongoHolderLinks(
      MongoCollection<Document> collection,
      HolderLinkDocuments documents,
      HolderLinkFacts facts,
      Outbox outbox,
      OutboxNudge relay) {
    this.collection = collection;
    this.documents = documents;
    this.facts = facts;
    this.outbox = outbox;
    this.relay = relay;
  }

  @Override
  public Map<HolderRef, HolderLink> find(Collection<HolderRef> refs) {
    Map<HolderRef, HolderLink> found = new HashMap<>();
    if (!refs.isEmpty()) {
      collection
          .find(in(StoredFields.ID, refs.stream().map(HolderRef::value).toList()))
          .map(documents::read)
          .forEach(link -> found.put(link.ref(), link));
    }
    return found;
  }

  @Override
  public List<HolderLink> linkedTo(Collection<HolderRef> oldest) {
    return collection
        .find(in(HolderLinkDocuments.OLDEST, oldest.stream().map(HolderRef::value).toList()))
        .limit(MOST)
        .map(documents::read)
        .into(new ArrayList<>());
  }

  @Override
  public List<Saved> save(List<HolderLink> next) {
    Saved[] outcomes = new Saved[next.size()];
    insertNew(next, outcomes);
    List<String> replaced = new ArrayList<>();
    for (int i = 0; i < outcomes.length; i++) {
      if (next.get(i).version() > 1) {
        outcomes[i] = replace(next.get(i));
        replaced.add(next.get(i).ref().value());
      }
    }
    relay.nudge(outbox, replaced);
    return Arrays.asList(outcomes);
  }

  @Override
  public List<HolderLink> proposedBefore(Instant before) {
    return collection
        .find(
            and(
                eq(HolderLinkDocuments.STATUS, HolderLink.Status.PROPOSED.name()),
                lt(HolderLinkDocuments.RECORDED_AT, Date.from(before))))
        .sort(ascending(HolderLinkDocuments.RECORDED_AT))
        .limit(MOST)
        .map(documents::read)
        .into(new ArrayList<>());
  }

  @Override
  public void delete(HolderLink untold) {
    collection.deleteOne(
        and(
            eq(StoredFields.ID, untold.ref().value()),
            eq(StoredFields.VERSION, untold.version()),
            eq(HolderLinkDocuments.STATUS, HolderLink.Status.PROPOSED.name())));
  }

  private void insertNew(List<HolderLink> next, Saved[] outcomes) {
    List<Integer> positions = new ArrayList<>();
    List<Document> fresh = new ArrayList<>();
    for (int i = 0; i < outcomes.length; i++) {
      if (next.get(i).version() == 1) {
        positions.add(i);
        Document document = documents.write(next.get(i));
        fresh.add(
            next.get(i).isProposed() ? document : outbox.initial(document, facts.of(next.get(i))));
      }
    }
    Set<Integer> taken = outbox.insert(fresh, relay);
    for (int i = 0; i < positions.size(); i++) {
      outcomes[positions.get(i)] = taken.contains(i) ? Saved.STALE : Saved.STORED;
    }
  }

  private Saved replace(HolderLink next) {
    String id = next.ref().value();
    int before = next.version() - 1;
    Document known = collection.find(eq(StoredFields.ID, id)).first();
    if (known == null || known.getInteger(StoredFields.VERSION) != before) {
      return Saved.STALE;
    }
    Document state = documents.write(next);
    state.remove(StoredFields.ID);
    Bson unchanged =
        and(eq(StoredFields.ID, id), eq(StoredFields.VERSION, before), outbox.hasRoom());
    Bson set = new Document("$set", state);
    Bson update =
        next.isProposed()
            ? set
            : combine(set, outbox.push(facts.of(next), HolderLinkDocuments.withoutDocument(known)));
    if (collection.updateOne(unchanged, update).getMatchedCount() == 1) {
      return Saved.STORED;
    }
    Document present =
        collection.find(eq(StoredFields.ID, id)).projection(include(StoredFields.VERSION)).first();
    return present != null && present.getInteger(StoredFields.VERSION) == before
        ? Saved.BUSY
        : Saved.STALE;
  }
}
