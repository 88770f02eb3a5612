package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
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
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
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
  private static final String NEVER = "";
  static final String NUMBER_DIGEST = "numberDigest";

  /** Absent of decisions from before it was kept. */
  static final String ENGINE = "engine";

  private static final int FEW = 16;
  private static final Bson WITHOUT_EVENTS = Projections.exclude("decision", "pending");

  private final MongoCollection<Document> certificates;
  private final MongoCollection<Held> held;
  private final History history;
  private final Erasures erasures;
  private final JudgementDocument documents;
  private final Outbox outbox;
  private final OutboxNudge relay;

  MongoJudgements(
      MongoDatabase database,
      JudgementDocument documents,
      Outbox decisionOutbox,
      OutboxNudge relay) {
    this.certificates = database.getCollection(COLLECTION);
    this.held =
        certificates
            .withDocumentClass(Held.class)
            .withCodecRegistry(
                fromRegistries(fromCodecs(new HeldCodec()), certificates.getCodecRegistry()));
    this.history = new History(database);
    this.erasures = new Erasures(database);
    this.documents = documents;
    this.outbox = decisionOutbox;
    this.relay = relay;
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
  public Set<CertificateId> store(List<Judgement> judgements) {
    if (judgements.isEmpty()) {
      return Set.of();
    }
    List<Judgement> first =
        judgements.stream().filter(each -> each.expectedRevision() == 0).toList();
    List<Judgement> later =
        judgements.stream().filter(each -> each.expectedRevision() > 0).toList();
    Set<CertificateId> refused = new HashSet<>(insert(first));
    refused.addAll(replace(later));
    relay.nudge(
        outbox,
        later.stream()
            .filter(each -> each.announced() && !refused.contains(each.replica().id()))
            .map(each -> each.replica().id().value())
            .toList());
    return refused;
  }

  private Set<CertificateId> insert(List<Judgement> judgements) {
    List<Document> whole = judgements.stream().map(documents::whole).toList();
    return outbox.insert(whole, relay).stream()
        .map(taken -> judgements.get(taken).replica().id())
        .collect(Collectors.toSet());
  }

  private Set<CertificateId> replace(List<Judgement> judgements) {
    if (judgements.isEmpty()) {
      return Set.of();
    }
    List<CertificateId> ids = judgements.stream().map(each -> each.replica().id()).toList();
    history.keep(certificates.find(in("_id", values(ids))), judgements);
    String write = documents.newWrite();
    List<WriteModel<Document>> updates = new ArrayList<>(judgements.size());
    for (Judgement each : judgements) {
      updates.add(new UpdateOneModel<>(unmoved(each), documents.replacement(each, write)));
    }
    BulkWriteResult done = certificates.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    if (done.getMatchedCount() == updates.size()) {
      return Set.of();
    }
    Set<CertificateId> refused = new HashSet<>(ids);
    for (Document each :
        certificates
            .find(in("_id", values(ids)))
            .projection(Projections.include(JudgementDocument.WRITE))) {
      if (write.equals(each.getString(JudgementDocument.WRITE))) {
        refused.remove(new CertificateId(each.getString("_id")));
      }
    }
    return refused;
  }

  private Bson unmoved(Judgement judgement) {
    Bson unmoved =
        and(
            eq("_id", judgement.replica().id().value()),
            eq("revision", judgement.expectedRevision()),
            outbox.hasRoom());
    // Somebody may have asked meanwhile: once told, others are told of what follows too.
    return judgement.announced() ? unmoved : and(unmoved, ne("published", true));
  }

  @Override
  public void confirm(List<Judgement> unchanged) {
    if (unchanged.isEmpty()) {
      return;
    }
    List<WriteModel<Document>> updates = new ArrayList<>(unchanged.size());
    for (Judgement each : unchanged) {
      updates.add(
          new UpdateOneModel<>(
              and(eq("_id", each.replica().id().value()), eq("revision", each.expectedRevision())),
              combine(
                  set(AGAIN_ON, againOn(each)),
                  max(ISSUER_VERSION, each.decision().issuerVersion().orElse(0)),
                  set("bookRevision", each.decision().bookRevision()),
                  set(RULES, each.rules().text()))));
    }
    certificates.bulkWrite(updates, new BulkWriteOptions().ordered(false));
  }

  @Override
  public boolean announce(CertificateId id, long revision) {
    Bson unannounced = and(eq("_id", id.value()), eq("revision", revision), ne("published", true));
    Document stored = certificates.find(unannounced).first();
    if (stored == null) {
      return false;
    }
    boolean won =
        certificates
                .updateOne(
                    unannounced,
                    combine(set("published", true), outbox.push(documents.event(stored), null)))
                .getModifiedCount()
            == 1;
    if (won) {
      relay.nudge(outbox, List.of(id.value()));
    }
    return won;
  }

  @Override
  public List<CertificateId> touched(Touched by, Span within, int limit) {
    List<CertificateId> ids = new ArrayList<>();
    certificates
        .find(and(filter(by), gt("_id", within.after()), lt("_id", within.before())))
        .sort(new Document("_id", 1))
        .projection(Projections.include("_id"))
        .limit(limit)
        .batchSize(limit)
        .forEach(each -> ids.add(new CertificateId(each.getString("_id"))));
    return ids;
  }

  @Override
  public long count(Touched by) {
    return certificates.countDocuments(filter(by));
  }

  private static Bson filter(Touched by) {
    return switch (by) {
      case Touched.ByRules(var texts) -> in(RULES, texts);
      case Touched.ByDay(var day) -> and(gt(AGAIN_ON, NEVER), lte(AGAIN_ON, day.toString()));
      case Touched.ByIssuer(var issuer, var notOn) -> {
        Bson its = eq(ISSUER, MongoIssuerTimelines.key(issuer));
        yield notOn.isPresent() ? and(its, ne(ISSUER_VERSION, notOn.getAsInt())) : its;
      }
    };
  }

  @Override
  public Set<String> rulesInUse() {
    return certificates.distinct(RULES, String.class).into(new HashSet<>());
  }

  @Override
  public void every(int chunk, Consumer<List<Held>> visitor) {
    List<Held> some = new ArrayList<>(chunk);
    try (MongoCursor<Held> cursor =
        held.find().projection(WITHOUT_EVENTS).batchSize(chunk).iterator()) {
      while (cursor.hasNext()) {
        some.add(cursor.next());
        if (some.size() == chunk) {
          visitor.accept(List.copyOf(some));
          some.clear();
        }
      }
    }
    if (!some.isEmpty()) {
      visitor.accept(some);
    }
  }

  @Override
  public long size() {
    return certificates.estimatedDocumentCount();
  }

  @Override
  public void ofHolders(
      Collection<HolderRef> holders, int chunk, Consumer<List<CertificateId>> visitor) {
    walk(in(HOLDER, holders.stream().map(HolderRef::value).toList()), chunk, visitor);
  }

  /** As a document says it: ISO, in whose order texts stand as days do. */
  static String againOn(Judgement judgement) {
    return judgement.againOn().map(LocalDate::toString).orElse(NEVER);
  }

  private void walk(Bson filter, int chunk, Consumer<List<CertificateId>> visitor) {
    List<CertificateId> ids = new ArrayList<>(chunk);
    try (MongoCursor<Document> cursor =
        certificates
            .find(filter)
            .projection(Projections.include("_id"))
            .batchSize(chunk)
            .iterator()) {
      while (cursor.hasNext()) {
        ids.add(new CertificateId(cursor.next().getString("_id")));
        if (ids.size() == chunk) {
          visitor.accept(List.copyOf(ids));
          ids.clear();
        }
      }
    }
    if (!ids.isEmpty()) {
      visitor.accept(ids);
    }
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
