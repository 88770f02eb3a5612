package cn.yichi.registry.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.store.Inserts;
import cn.yichi.registry.issuer.Issuer;
import cn.yichi.registry.issuer.IssuerChange;
import cn.yichi.registry.issuer.Issuers;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Issuers, each with its unsent facts in one document of {@code issuers}. */
final class MongoIssuers implements Issuers {
  private final MongoCollection<Document> collection;
  private final IssuerFacts facts;
  private final Outbox outbox;
  private final OutboxNudge relay;

  MongoIssuers(
      MongoCollection<Document> collection, IssuerFacts facts, Outbox outbox, OutboxNudge relay) {
    this.collection = collection;
    this.facts = facts;
    this.outbox = outbox;
    this.relay = relay;
  }

  @Override
  public Optional<Issuer> find(IssuerCode code) {
    return Optional.ofNullable(collection.find(eq(StoredFields.ID, code.value())).first())
        .map(IssuerDocuments::read);
  }

  @Override
  public List<Issuer> page(Optional<IssuerCode> after, int limit) {
    Bson rest = after.map(code -> gt(StoredFields.ID, code.value())).orElseGet(Document::new);
    List<Issuer> issuers = new ArrayList<>();
    collection
        .find(rest)
        .sort(ascending(StoredFields.ID))
        .limit(limit)
        .forEach(document -> issuers.add(IssuerDocuments.read(document)));
    return issuers;
  }

  @Override
  public Saved save(IssuerChange change) {
    Saved outcome =
        change
            .previous()
            .map(previous -> replace(change, previous))
            .orElseGet(() -> insert(change));
    if (outcome == Saved.STORED) {
      relay.nudge(outbox, List.of(change.next().code().value()));
    }
    return outcome;
  }

  private Saved insert(IssuerChange change) {
    Document document = outbox.initial(document(change), facts.of(change));
    return Inserts.duplicates(collection, List.of(document)).isEmpty() ? Saved.STORED : Saved.STALE;
  }

  private Saved replace(IssuerChange change, Issuer previous) {
    String id = previous.code().value();
    Document next = document(change);
    next.remove(StoredFields.ID);
    List<Bson> updates = new ArrayList<>();
    updates.add(new Document("$set", next));
    if (change.next().creditCode().isEmpty()) {
      updates.add(new Document("$unset", new Document("creditCode", "")));
    }
    updates.add(outbox.push(facts.of(change), IssuerDocuments.write(previous)));
    Bson unchanged =
        and(
            eq(StoredFields.ID, id),
            eq(StoredFields.VERSION, previous.version()),
            outbox.hasRoom());
    if (collection.updateOne(unchanged, combine(updates)).getMatchedCount() == 1) {
      return Saved.STORED;
    }
    Document present =
        collection.find(eq(StoredFields.ID, id)).projection(include(StoredFields.VERSION)).first();
    return present != null && present.getInteger(StoredFields.VERSION) == previous.version()
        ? Saved.BUSY
        : Saved.STALE;
  }

  private static Document document(IssuerChange change) {
    return IssuerDocuments.write(change.next())
        .append("effectiveFrom", change.effectiveFrom().toString())
        .append("recordedAt", StoredFields.date(change.recordedAt()));
  }
}
