package cn.yichi.registry.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.CertificateChange;
import cn.yichi.registry.certificate.Certificates;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Certificates, each with its unsent facts in one document of {@code certificates}. */
final class MongoCertificates implements Certificates {
  static final List<DeclaredIndex> INDEXES =
      List.of(DeclaredIndex.on(RegistryStore.CERTIFICATES, CertificateDocuments.NUMBER_DIGEST));

  private final MongoCollection<Document> collection;
  private final CertificateDocuments documents;
  private final CertificateFacts facts;
  private final Outbox outbox;
  private final OutboxNudge relay;

  MongoCertificates(
      MongoCollection<Document> collection,
      CertificateDocuments documents,
      CertificateFacts facts,
      Outbox outbox,
      OutboxNudge relay) {
    this.collection = collection;
    this.documents = documents;
    this.facts = facts;
    this.outbox = outbox;
    this.relay = relay;
  }

  @Override
  public Map<CertificateId, Certificate> find(Collection<CertificateId> ids) {
    Map<CertificateId, Certificate> found = new HashMap<>();
    List<String> keys = ids.stream().map(CertificateId::value).toList();
    for (Document document : collection.find(in(StoredFields.ID, keys))) {
      Certificate certificate = documents.read(document);
      found.put(certificate.id(), certificate);
    }
    return found;
  }

  @Override
  public Collection<Certificate> findByNumber(Collection<String> numberDigests) {
    return collection
        .find(in(CertificateDocuments.NUMBER_DIGEST, numberDigests))
        .map(documents::read)
        .into(new ArrayList<>());
  }

  @Override
  public List<Saved> save(List<CertificateChange> changes) {
    Saved[] outcomes = new Saved[changes.size()];
    insertNew(changes, outcomes);
    for (int i = 0; i < outcomes.length; i++) {
      if (changes.get(i).previous().isPresent()) {
        outcomes[i] = replace(changes.get(i), changes.get(i).previous().get());
      }
    }
    relay.nudge(outbox, replaced(changes, outcomes));
    return Arrays.asList(outcomes);
  }

  private void insertNew(List<CertificateChange> changes, Saved[] outcomes) {
    List<Integer> positions = new ArrayList<>();
    List<Document> fresh = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).previous().isEmpty()) {
        positions.add(i);
        Document document = documents.write(changes.get(i).next());
        fresh.add(outbox.initial(document, facts.of(changes.get(i))));
      }
    }
    Set<Integer> taken = outbox.insert(fresh, relay);
    for (int i = 0; i < positions.size(); i++) {
      outcomes[positions.get(i)] = taken.contains(i) ? Saved.STALE : Saved.STORED;
    }
  }

  private Saved replace(CertificateChange change, Certificate previous) {
    String id = previous.id().value();
    Replacement write = replacement(change, previous);
    if (collection.updateOne(write.unchanged(), write.update()).getMatchedCount() == 1) {
      return Saved.STORED;
    }
    Document present =
        collection.find(eq(StoredFields.ID, id)).projection(include(StoredFields.VERSION)).first();
    return present != null && present.getInteger(StoredFields.VERSION) == previous.version()
        ? Saved.BUSY
        : Saved.STALE;
  }

  /** A change as one write that matches only the version read, with room for the fact. */
  Replacement replacement(CertificateChange change, Certificate previous) {
    Document next = documents.write(change.next());
    next.remove(StoredFields.ID);
    return new Replacement(
        and(
            eq(StoredFields.ID, previous.id().value()),
            eq(StoredFields.VERSION, previous.version()),
            outbox.hasRoom()),
        combine(
            new Document("$set", next), outbox.push(facts.of(change), documents.write(previous))));
  }

  record Replacement(Bson unchanged, Bson update) {}

  private static List<String> replaced(List<CertificateChange> changes, Saved[] outcomes) {
    List<String> ids = new ArrayList<>(outcomes.length);
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] == Saved.STORED && changes.get(i).previous().isPresent()) {
        ids.add(changes.get(i).next().id().value());
      }
    }
    return ids;
  }

  @Override
  public List<BookEntry> book(Optional<CertificateId> after, int limit) {
    List<BookEntry> entries = new ArrayList<>();
    Bson rest = after.map(id -> gt(StoredFields.ID, id.value())).orElseGet(Document::new);
    collection
        .find(rest)
        .sort(ascending(StoredFields.ID))
        .limit(limit)
        .projection(include(StoredFields.VERSION))
        .forEach(
            document ->
                entries.add(
                    new BookEntry(
                        new CertificateId(document.getString(StoredFields.ID)),
                        document.getInteger(StoredFields.VERSION))));
    return entries;
  }
}
