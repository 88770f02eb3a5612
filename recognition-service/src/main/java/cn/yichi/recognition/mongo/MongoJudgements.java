package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static org.bson.codecs.configuration.CodecRegistries.fromCodecs;
import static org.bson.codecs.configuration.CodecRegistries.fromRegistries;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.recognition.decision.Judgement;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.Span;
import cn.yichi.recognition.decision.Standing;
import cn.yichi.recognition.decision.Touched;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** One document a certificate: replica, decision and the facts that wait to be sent. */
@Component
final class MongoJudgements implements Judgements {
  static final String COLLECTION = "certificates";
  static final String ISSUER = "issuer";
  static final String ISSUER_VERSION = "issuerVersion";
  static final String RULES = "rules";
  static final String HOLDER = "replica.holder";
  static final String AGAIN_ON = "againOn";

  /** Of {@link #AGAIN_ON}. */
  static final String NEVER = "";

  static final String NUMBER_DIGEST = "numberDigest";

  /** Absent of decisions from before it was kept. */
  static final String ENGINE = "engine";

  private static final int FEW = 16;
  private static final Bson WITHOUT_EVENTS = Projections.exclude("decision", "pending");

  private final MongoCollection<Document> certificates;
  private final MongoCollection<RawBsonDocument> whole;
  private final MongoCollection<Held> held;
  private final History history;
  private final Erasures erasures;
  private final DecisionWrites writes;
  private final TouchedCertificates touched;

  MongoJudgements(
      MongoDatabase database,
      JudgementDocument documents,
      Outbox decisionOutbox,
      OutboxNudge relay) {
    this.certificates = database.getCollection(COLLECTION);
    this.whole = certificates.withDocumentClass(RawBsonDocument.class);
    this.held =
        certificates
            .withDocumentClass(Held.class)
            .withCodecRegistry(
                fromRegistries(fromCodecs(new HeldCodec()), certificates.getCodecRegistry()));
    this.history = new History(database);
    this.erasures = new Erasures(database);
    this.writes = new DecisionWrites(certificates, history, documents, decisionOutbox, relay);
    this.touched = new TouchedCertificates(certificates);
  }

  @Override
  public Map<CertificateId, Standing> standings(Collection<CertificateId> ids) {
    Map<CertificateId, Standing> found = new HashMap<>();
    Bson fields =
        Projections.include(
            "certificateVersion",
            "revision",
            "outcome",
            "fingerprint",
            "cause",
            ISSUER_VERSION,
            "published",
            "replica.home",
            "replica.cause",
            "replica." + ReplicaDocument.HOME_PROVEN,
            "replica." + ReplicaDocument.SIGNED_BY,
            "replica." + ReplicaDocument.SIGNED_AT,
            "replica." + ReplicaDocument.ARRIVED_AT);
    for (Document each : certificates.find(in("_id", values(ids))).projection(fields)) {
      found.put(new CertificateId(each.getString("_id")), JudgementDocument.standing(each));
    }
    return found;
  }

  @Override
  public Set<CertificateId> stillHeld(Set<CertificateId> ids) {
    Set<CertificateId> found = new HashSet<>();
    for (Document each :
        certificates.find(in("_id", values(ids))).projection(Projections.include("_id"))) {
      found.add(new CertificateId(each.getString("_id")));
    }
    return found;
  }

  @Override
  public List<Held> held(Collection<CertificateId> ids) {
    return held.find(in("_id", values(ids))).projection(WITHOUT_EVENTS).into(new ArrayList<>());
  }

  @Override
  public Reading read(Collection<CertificateId> ids) {
    Map<String, StoredCertificate> found = new LinkedHashMap<>();
    whole
        .find(in("_id", values(ids)))
        .batchSize(Math.max(1, ids.size()))
        .forEach(
            each -> {
              StoredCertificate stored = new StoredCertificate(each);
              found.put(stored.id(), stored);
            });
    return new Read(found, writes);
  }

  private record Read(Map<String, StoredCertificate> found, DecisionWrites writes)
      implements Reading {
    @Override
    public List<Held> held() {
      return found.values().stream().map(StoredCertificate::held).toList();
    }

    @Override
    public Set<CertificateId> store(List<Judgement> judgements) {
      return writes.replace(found, judgements);
    }
  }

  @Override
  public Set<CertificateId> store(List<Judgement> judgements) {
    List<Judgement> first =
        judgements.stream().filter(each -> each.expectedRevision() == 0).toList();
    List<Judgement> later =
        judgements.stream().filter(each -> each.expectedRevision() > 0).toList();
    Set<CertificateId> refused = new HashSet<>(writes.insert(first));
    if (!later.isEmpty()) {
      refused.addAll(read(later.stream().map(each -> each.replica().id()).toList()).store(later));
    }
    return refused;
  }

  @Override
  public void confirm(List<Judgement> unchanged) {
    writes.confirm(unchanged);
  }

  @Override
  public boolean announce(CertificateId id, long revision) {
    return writes.announce(id, revision);
  }

  @Override
  public List<CertificateId> touched(Touched by, Span within, int limit) {
    return touched.touched(by, within, limit);
  }

  @Override
  public long count(Touched by) {
    return touched.count(by);
  }

  @Override
  public Set<String> rulesInUse() {
    return touched.rulesInUse();
  }

  @Override
  public void every(int chunk, Consumer<List<Held>> visitor) {
    TouchedCertificates.inChunks(held.find().projection(WITHOUT_EVENTS), chunk, visitor);
  }

  @Override
  public long size() {
    return certificates.estimatedDocumentCount();
  }

  @Override
  public void ofHolders(
      Collection<HolderRef> holders, int chunk, Consumer<List<CertificateId>> visitor) {
    touched.ofHolders(holders, chunk, visitor);
  }

  /** As a document says it: ISO, in whose order texts stand as days do. */
  static String againOn(Judgement judgement) {
    return judgement.againOn().map(LocalDate::toString).orElse(NEVER);
  }

  @Override
  public void noteErasure(CertificateId id, Region home, Instant signedAt) {
    erasures.note(id, home, signedAt);
  }

  @Override
  public Set<Replica> erasedSince(Collection<Replica> replicas) {
    return erasures.since(replicas);
  }

  @Override
  public void erase(CertificateId id, Region home) {
    Bson held = and(eq("_id", id.value()), eq("replica.home", home.code()));
    if (certificates.find(held).projection(Projections.include("_id")).first() != null) {
      history.erase(id.value());
      // Last, so that an erasure that was interrupted starts again. Its home may have it by now.
      certificates.deleteOne(held);
      // Once more, for what was replaced in between.
      history.erase(id.value());
    }
  }

  @Override
  public void eraseLeft(CertificateId id) {
    if (certificates.find(eq("_id", id.value())).projection(Projections.include("_id")).first()
        == null) {
      history.erase(id.value());
    }
  }

  @Override
  public List<Held> byNumber(Collection<String> numberDigests) {
    FindIterable<Held> found = held.find(in(NUMBER_DIGEST, numberDigests));
    // Of a few documents leaving a part out costs more than it saves.
    return (numberDigests.size() > FEW ? found.projection(WITHOUT_EVENTS) : found)
        .into(new ArrayList<>());
  }

  private static List<String> values(Collection<CertificateId> ids) {
    return ids.stream().map(CertificateId::value).toList();
  }
}
