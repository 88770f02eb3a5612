package cn.yichi.registry.mongo;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import cn.yichi.contracts.event.EventType;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.CertificateChange;
import cn.yichi.registry.certificate.CertificateIdentities;
import cn.yichi.registry.certificate.CertificateIdentity;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Certificates whose digests are under an older version of the federation's key. They are made anew
 * from the number, and from name and document of the holder, as a change like any other: it
 * compares the version, needs room for its fact and is waited for until that is sent.
 *
 * <p>The name is the one the holder has now. Whoever was stated under another name since is matched
 * by that name only; which one the certificate was entered with, nobody knows.
 */
record CertificateRekeying(
    MongoCollection<Document> collection,
    MongoCollection<Document> persons,
    Tools tools,
    Outbox outbox,
    OutboxNudge relay)
    implements Resealing {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateRekeying.class);

  /** Reads documents and makes what is to be written. */
  record Tools(
      CertificateDocuments documents,
      PersonDocuments holders,
      CertificateIdentities identities,
      MongoCertificates store,
      Clock clock) {}

  /** The whole state: all of it is told again. */
  @Override
  public List<String> fields() {
    return List.of();
  }

  @Override
  public Step step(Document document) {
    return steps(List.of(document)).apply(document);
  }

  @Override
  public Function<Document, Step> steps(List<Document> page) {
    Set<String> refs = new HashSet<>();
    page.forEach(each -> refs.add(StoredFields.inner(each, "holder").getString("ref")));
    Map<String, Document> holders = new HashMap<>();
    persons
        .find(in(StoredFields.ID, refs))
        .projection(include(PersonDocuments.NAME, PersonDocuments.DOCUMENT))
        .forEach(person -> holders.put(person.getString(StoredFields.ID), person));
    return document -> step(document, holders);
  }

  private Step step(Document document, Map<String, Document> holders) {
    Certificate known = tools.documents().read(document);
    Document holder = holders.get(known.holder().ref().value());
    if (holder == null) {
      LOG.error("certificate {} has no holder: its digests stay as they are", known.id().value());
      return new Step.Waits();
    }
    Optional<CertificateChange> change = known.rekey(anew(known, holder), tools.clock().instant());
    if (change.isEmpty()) {
      return isToldAnew(document) ? new Step.Waits() : new Step.Current();
    }
    MongoCertificates.Replacement write = tools.store().replacement(change.get(), known);
    return new Step.Write(new UpdateOneModel<>(write.unchanged(), write.update()));
  }

  /** Nobody can state who was forgotten, so what that would be matched with stays as it is. */
  private CertificateIdentity anew(Certificate known, Document holder) {
    return PersonDocuments.isForgotten(holder)
        ? tools.identities().anew(known)
        : tools
            .identities()
            .anew(known, tools.holders().name(holder), tools.holders().idDocument(holder));
  }

  private static boolean isToldAnew(Document document) {
    return document.getList("pending", Document.class, List.of()).stream()
        .anyMatch(fact -> fact.getString("type").equals(EventType.CERTIFICATE_REKEYED.wireName()));
  }

  @Override
  public void written(List<String> ids) {
    relay.nudge(outbox, ids);
  }
}
