package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.Inserts;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.past.PastCertificate;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.conversions.Bson;

/**
 * Replaced decisions, {@code _id = <certificate id>/<revision>/<life>}, see {@link
 * JudgementDocument#LIFE}, never changed; those of before there were lives are without.
 */
final class History {
  private static final String DECIDED_AT = "decidedAt";
  private static final String REVISION = "revision";

  private final MongoCollection<Document> present;
  private final MongoCollection<Document> collection;

  History(MongoDatabase database) {
    this.present = database.getCollection(MongoJudgements.COLLECTION);
    this.collection = database.getCollection(MongoJudgements.COLLECTION + "_history");
  }

  /**
   * Keeps states that are about to be replaced; one kept before stays as it is.
   *
   * @return which of them were kept before
   */
  Set<Integer> keep(List<RawBsonDocument> states) {
    return Inserts.duplicates(states(), states);
  }

  /** Forgets states by their keys. */
  void forget(List<String> keys) {
    collection.deleteMany(in("_id", keys));
  }

  private MongoCollection<RawBsonDocument> states() {
    return collection.withDocumentClass(RawBsonDocument.class);
  }

  /** What was held of a certificate right before an instant. */
  PastCertificate before(CertificateId certificate, Instant instant) {
    Bson its = and(gte("_id", certificate.value() + "/"), lt("_id", certificate.value() + "0"));
    List<Document> states = new ArrayList<>();
    // What moves to history in between is seen twice, which does no harm, and never not at all.
    present
        .find(eq("_id", certificate.value()))
        .projection(Projections.exclude("decision", "pending"))
        .forEach(states::add);
    collection.find(its).projection(Projections.exclude("decision")).forEach(states::add);
    states.sort(Comparator.comparingLong(each -> each.getLong(REVISION)));
    Optional<Document> then =
        states.stream()
            .filter(each -> decidedAt(each).isBefore(instant))
            .reduce((one, later) -> later);
    if (then.isPresent()) {
      return held(certificate, then.get());
    }
    return states.isEmpty() || states.getFirst().getLong(REVISION) == 1
        ? new PastCertificate.NotYet()
        : new PastCertificate.Deleted(decidedAt(states.getFirst()));
  }

  private static Instant decidedAt(Document state) {
    return Instant.parse(state.getString(DECIDED_AT));
  }

  private static PastCertificate held(CertificateId certificate, Document state) {
    Document own = new Document(state);
    own.put("_id", certificate.value());
    Judgements.Held held =
        new HeldCodec()
            .decode(new BsonDocumentReader(own.toBsonDocument()), DecoderContext.builder().build());
    String engine = state.getString(MongoJudgements.ENGINE);
    return new PastCertificate.Held(held.replica(), engine == null ? "" : engine);
  }

  /** Replaced decisions as retention deletes them. */
  Expiring expiring() {
    return ExpiringDocuments.byDate(
        Kind.of("decision-history", "when the decision after it was taken"),
        collection,
        Outbox.REPLACED_AT);
  }

  /** Erases every state of a certificate; {@code 0} is the character after {@code /}. */
  void erase(String id) {
    collection.deleteMany(and(gte("_id", id + "/"), lt("_id", id + "0")));
  }
}
