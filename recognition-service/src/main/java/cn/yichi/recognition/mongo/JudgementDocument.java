package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;

import cn.yichi.contracts.event.DecisionState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Judgement;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** A judgement as its document, with its announcement put into the outbox. */
@Component
final class JudgementDocument {
  static final int SCHEMA_VERSION = 1;

  /** Token of the write that stored the current state, to tell one's own from another's. */
  static final String WRITE = "write";

  /**
   * Token of the write that stored a certificate first; it stays. One that was erased and came
   * again has another, so that nobody takes it for the one that he read.
   */
  static final String LIFE = "life";

  private final Region host;
  private final ServiceIdentity identity;
  private final EventCodec codec;
  private final Outbox outbox;

  JudgementDocument(ServiceIdentity identity, EventCodec codec, Outbox decisionOutbox) {
    this.host = new Region(identity.region());
    this.identity = identity;
    this.codec = codec;
    this.outbox = decisionOutbox;
  }

  String newWrite() {
    return UUID.randomUUID().toString();
  }

  /** The document of a certificate that was not held. */
  Document first(Judgement judgement, String write) {
    return whole(judgement).append(LIFE, write);
  }

  private Document whole(Judgement judgement) {
    WireEvent event = event(judgement);
    Document document =
        new Document("_id", judgement.replica().id().value())
            .append("schemaVersion", SCHEMA_VERSION);
    document.putAll(state(judgement, event));
    if (grants(judgement)) {
      document.append(
          MongoCountedDecisions.FIRST_GRANTED, MongoCountedDecisions.month(judgement.decidedAt()));
    }
    return judgement.announced() ? outbox.initial(document, event) : document;
  }

  /** The document that takes the place of one for which nothing waits, with all else it holds. */
  Document inPlaceOf(StoredCertificate read, Judgement judgement, String write) {
    Document next = whole(judgement).append(WRITE, write);
    read.firstGranted()
        .ifPresent(
            month ->
                next.merge(
                    MongoCountedDecisions.FIRST_GRANTED, month, MongoCountedDecisions::earlier));
    read.handOn(next);
    return next;
  }

  /** The changes of a document for which facts wait. */
  Bson replacement(Judgement judgement, String write) {
    WireEvent event = event(judgement);
    List<Bson> updates = new ArrayList<>();
    state(judgement, event).forEach((field, value) -> updates.add(set(field, value)));
    updates.add(set(WRITE, write));
    if (grants(judgement)) {
      updates.add(
          min(
              MongoCountedDecisions.FIRST_GRANTED,
              MongoCountedDecisions.month(judgement.decidedAt())));
    }
    if (judgement.announced()) {
      updates.add(outbox.push(event, null));
    }
    return combine(updates);
  }

  private static boolean grants(Judgement judgement) {
    return judgement.decision().outcome() instanceof Outcome.Granted;
  }

  private Document state(Judgement judgement, WireEvent event) {
    Decision decision = judgement.decision();
    return new Document("certificateVersion", judgement.replica().view().version())
        .append(MongoJudgements.NUMBER_DIGEST, judgement.replica().numberDigest())
        .append(MongoJudgements.ISSUER, MongoIssuerTimelines.key(judgement.replica().issuer()))
        .append(MongoJudgements.ISSUER_VERSION, decision.issuerVersion().orElse(0))
        .append("bookRevision", decision.bookRevision())
        .append(MongoJudgements.ENGINE, decision.engineVersion())
        .append(MongoJudgements.RULES, judgement.rules().text())
        .append(MongoJudgements.AGAIN_ON, MongoJudgements.againOn(judgement))
        .append("revision", judgement.revision())
        .append("outcome", decision.outcome().code())
        .append("fingerprint", judgement.fingerprint())
        .append("cause", judgement.cause().name())
        .append("published", judgement.announced())
        .append("decidedAt", judgement.decidedAt().toString())
        .append("replica", ReplicaDocument.write(judgement.replica()))
        .append("decision", event.json());
  }

  private WireEvent event(Judgement judgement) {
    DecisionState state = DecisionWire.of(judgement, host);
    return codec.encode(
        Envelope.of(EventType.RECOGNITION_DECIDED, host.code(), identity.service(), state));
  }

  /** The announcement of a decision that was stored without one. */
  WireEvent event(Document stored) {
    String id = stored.getString("_id");
    return new WireEvent(
        id + "/" + host.code() + "/" + stored.getLong("revision"),
        EventType.RECOGNITION_DECIDED.wireName(),
        identity.source(),
        id,
        Instant.parse(stored.getString("decidedAt")),
        id,
        stored.getString("decision"),
        stored.get("replica", Document.class).getString("home"));
  }

  static Standing standing(Document stored) {
    Document replica = stored.get("replica", Document.class);
    return new Standing(
        new Region(replica.getString("home")),
        replica.getBoolean(ReplicaDocument.HOME_PROVEN, false),
        stored.getInteger("certificateVersion"),
        stored.getLong("revision"),
        stored.getString("outcome"),
        stored.getString("fingerprint"),
        Cause.valueOf(stored.getString("cause")),
        Cause.valueOf(replica.getString("cause")),
        stored.getInteger(MongoJudgements.ISSUER_VERSION),
        stored.getBoolean("published", false),
        ReplicaDocument.provenance(field -> Optional.ofNullable(replica.getString(field))));
  }
}
