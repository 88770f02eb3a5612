package cn.yichi.platform.audit;

import cn.yichi.contracts.event.AuditHeadState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.outbox.Restated;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Puts heads of chains on {@code books}, through the outbox: one document a chain in {@code
 * audit_heads}. A head that still waits is replaced by the newer one, which says all that it said.
 */
final class ChainHeads {
  static final String COLLECTION = "audit_heads";
  private static final ZoneId LEGAL = ZoneId.of("Asia/Shanghai");

  private final MongoCollection<Document> heads;
  private final Outbox outbox;
  private final OutboxNudge relay;
  private final EventCodec codec;
  private final ServiceIdentity identity;

  ChainHeads(
      MongoDatabase database,
      Outbox outbox,
      OutboxNudge relay,
      EventCodec codec,
      ServiceIdentity identity) {
    this.heads = database.getCollection(COLLECTION);
    this.outbox = outbox;
    this.relay = relay;
    this.codec = codec;
    this.identity = identity;
  }

  /** What the head of a chain may say besides. */
  enum State {
    OPEN,
    CLOSED
  }

  /**
   * Stores a head to be published and hands it to the relay.
   *
   * @throws com.mongodb.MongoException while the store is away
   */
  void publish(Head head, State state, Instant now) {
    String key = AuditHeadState.key(head.chain());
    Document document =
        new Document("_id", key)
            .append("schemaVersion", 1)
            .append("version", head.sequence())
            .append("hash", head.hash())
            .append("chain", head.chain())
            .append("state", state.name())
            .append("at", Date.from(now));
    heads.replaceOne(
        Filters.eq("_id", key),
        outbox.initial(document, event(head, state, now)),
        new ReplaceOptions().upsert(true));
    relay.nudge(outbox, List.of(key));
  }

  /** Whether what was published last of a chain has reached the topic. */
  boolean sent(String chain) {
    Document stored = heads.find(Filters.eq("_id", AuditHeadState.key(chain))).first();
    return stored != null && stored.getList("pending", Document.class, List.of()).isEmpty();
  }

  /** Said once more, for readers that do not believe who signed it the first time. */
  Restated again() {
    return new Restated(outbox, this::stored);
  }

  private Optional<WireEvent> stored(Document document) {
    String chain = document.getString("chain");
    if (chain == null) {
      // Of an instance from before heads could be said again.
      return Optional.empty();
    }
    Head head =
        new Head(
            chain, document.get("version", Number.class).longValue(), document.getString("hash"));
    State state = State.valueOf(document.getString("state"));
    return Optional.of(event(head, state, document.getDate("at").toInstant()));
  }

  private WireEvent event(Head head, State state, Instant now) {
    var data =
        new AuditHeadState(
            head.chain(),
            identity.service(),
            identity.region(),
            head.sequence(),
            head.hash(),
            state.name(),
            new Instants(now.atZone(LEGAL).toLocalDate(), now, now));
    return codec.encode(
        Envelope.of(EventType.AUDIT_HEAD, identity.region(), identity.service(), data));
  }
}
