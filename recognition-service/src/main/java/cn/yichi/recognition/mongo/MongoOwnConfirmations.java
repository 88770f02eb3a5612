package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import cn.yichi.contracts.event.ConfirmationState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.recognition.confirmation.Confirmed;
import cn.yichi.recognition.confirmation.OwnConfirmation;
import cn.yichi.recognition.confirmation.OwnConfirmations;
import cn.yichi.recognition.decision.JudgeCase;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** One document a certificate of which this region confirmed something: {@code _id} is its id. */
@Component
final class MongoOwnConfirmations implements OwnConfirmations {
  static final String COLLECTION = "own_confirmations";
  private static final String VERSION = "version";
  private static final String RECORDED_AT = "recordedAt";
  private static final String DECIDED_BY = "decidedBy";

  /** Set on what is left of an erased certificate. */
  private static final String ERASED = "erased";

  private final MongoCollection<Document> confirmations;
  private final ServiceIdentity identity;
  private final EventCodec codec;
  private final Outbox outbox;
  private final OutboxNudge relay;

  MongoOwnConfirmations(
      MongoDatabase database,
      ServiceIdentity identity,
      EventCodec codec,
      Outbox confirmationOutbox,
      OutboxNudge relay) {
    this.confirmations = database.getCollection(COLLECTION);
    this.identity = identity;
    this.codec = codec;
    this.outbox = confirmationOutbox;
    this.relay = relay;
  }

  @Override
  public Optional<OwnConfirmation> find(CertificateId certificate) {
    return Optional.ofNullable(confirmations.find(eq("_id", certificate.value())).first())
        .map(MongoOwnConfirmations::read);
  }

  @Override
  public Write save(OwnConfirmation next) {
    WireEvent event = event(next);
    String id = next.certificate().value();
    if (next.version() == 1) {
      Set<Integer> taken = outbox.insert(List.of(outbox.initial(write(next), event)), relay);
      return taken.isEmpty() ? Write.DONE : Write.STALE;
    }
    Bson unmoved = unmoved(id, next.version() - 1);
    List<Bson> updates = new ArrayList<>();
    write(next)
        .forEach(
            (field, value) -> {
              if (!field.equals("_id")) {
                updates.add(set(field, value));
              }
            });
    updates.add(unset(ERASED));
    // No history: the list holds its own past, and an erasure has one place less to reach.
    updates.add(outbox.push(event, null));
    if (confirmations.updateOne(and(unmoved, outbox.hasRoom()), combine(updates)).getMatchedCount()
        == 1) {
      relay.nudge(outbox, List.of(id));
      return Write.DONE;
    }
    return confirmations.countDocuments(unmoved) == 1 ? Write.BUSY : Write.STALE;
  }

  @Override
  public void erase(CertificateId certificate, Instant at) {
    // Whoever wrote in between had his turn; nobody writes to one certificate often.
    boolean gone = false;
    while (!gone) {
      gone = erased(certificate.value(), at);
    }
  }

  /** False where another write came first. */
  private boolean erased(String id, Instant at) {
    Document held = confirmations.find(eq("_id", id)).first();
    if (held == null || held.getBoolean(ERASED, false)) {
      return true;
    }
    int version = held.getInteger(VERSION) + 1;
    Bson erasure =
        combine(
            set(ConfirmedDocuments.ITEMS, List.of()),
            set(VERSION, version),
            set(RECORDED_AT, at.toString()),
            unset(DECIDED_BY),
            set(ERASED, true),
            outbox.replaceAll(gone(id, version, at)));
    if (confirmations.updateOne(unmoved(id, version - 1), erasure).getMatchedCount() == 0) {
      return false;
    }
    relay.nudge(outbox, List.of(id));
    return true;
  }

  private WireEvent gone(String certificate, int version, Instant at) {
    return WireEvent.tombstone(
        ConfirmationState.eventId(identity.region(), certificate, version),
        "/regions/" + identity.region() + "/" + identity.service(),
        certificate,
        at);
  }

  private static Bson unmoved(String id, int version) {
    return and(eq("_id", id), eq(VERSION, version));
  }

  /** What others were told of a stored document; nothing of an erased one. */
  Optional<WireEvent> told(Document stored) {
    return stored.getBoolean(ERASED, false) ? Optional.empty() : Optional.of(event(read(stored)));
  }

  private WireEvent event(OwnConfirmation confirmation) {
    Instant at = confirmation.recordedAt();
    ConfirmationState state =
        new ConfirmationState(
            confirmation.certificate().value(),
            confirmation.version(),
            identity.region(),
            identity.region(),
            confirmation.items().stream().map(MongoOwnConfirmations::item).toList(),
            new Instants(LocalDate.ofInstant(at, JudgeCase.LEGAL_ZONE), at, at));
    return codec.encode(
        Envelope.of(EventType.CONDITION_CONFIRMED, identity.region(), identity.service(), state));
  }

  private static ConfirmationState.Item item(Confirmed each) {
    return new ConfirmationState.Item(
        each.clause().agreement(),
        each.clause().version(),
        each.clause().clause(),
        each.condition().name(),
        each.from(),
        each.revokedFrom().orElse(null),
        each.citation());
  }

  private static Document write(OwnConfirmation confirmation) {
    Document document =
        new Document("_id", confirmation.certificate().value())
            .append("schemaVersion", 1)
            .append(VERSION, confirmation.version())
            .append(RECORDED_AT, confirmation.recordedAt().toString())
            .append(ConfirmedDocuments.ITEMS, ConfirmedDocuments.write(confirmation.items()));
    confirmation.decidedBy().ifPresent(it -> document.append(DECIDED_BY, it));
    return document;
  }

  private static OwnConfirmation read(Document stored) {
    return new OwnConfirmation(
        new CertificateId(stored.getString("_id")),
        stored.getInteger(VERSION),
        ConfirmedDocuments.read(stored),
        Instant.parse(stored.getString(RECORDED_AT)),
        Optional.ofNullable(stored.getString(DECIDED_BY)));
  }
}
