package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.event.BenefitState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.recognition.benefit.OpenBenefit;
import cn.yichi.recognition.benefit.OpenBenefits;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.JudgeCase;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One document a certificate and policy: {@code _id = <certificate id>/<policy id>}. */
@Component
final class MongoOpenBenefits implements OpenBenefits {
  static final String COLLECTION = "benefits";
  private static final int ATTEMPTS = 20;

  private final MongoCollection<Document> benefits;
  private final ServiceIdentity identity;
  private final EventCodec codec;
  private final Outbox outbox;
  private final OutboxNudge relay;
  private final Clock clock;

  MongoOpenBenefits(
      MongoDatabase database,
      ServiceIdentity identity,
      EventCodec codec,
      Outbox benefitOutbox,
      OutboxNudge relay,
      Clock clock) {
    this.benefits = database.getCollection(COLLECTION);
    this.identity = identity;
    this.codec = codec;
    this.outbox = benefitOutbox;
    this.relay = relay;
    this.clock = clock;
  }

  @Override
  public Set<CertificateId> open(List<OpenBenefit> opened) {
    return change(opened);
  }

  @Override
  public Set<CertificateId> close(List<OpenBenefit> closed) {
    return change(closed);
  }

  /** First openings are one insert for the whole batch, changes of what is stored one update. */
  private Set<CertificateId> change(List<OpenBenefit> wanted) {
    if (wanted.isEmpty()) {
      return Set.of();
    }
    Map<String, Document> stored = stored(wanted);
    List<OpenBenefit> first = new ArrayList<>();
    List<OpenBenefit> others = new ArrayList<>();
    for (OpenBenefit each : wanted) {
      if (differs(each, stored.get(id(each)))) {
        (stored.containsKey(id(each)) ? others : first).add(each);
      }
    }
    Set<CertificateId> changed = new HashSet<>(insert(first));
    changed.addAll(update(others, stored));
    return changed;
  }

  private Map<String, Document> stored(List<OpenBenefit> wanted) {
    Map<String, Document> stored = new HashMap<>();
    for (Document each :
        benefits.find(in("_id", wanted.stream().map(MongoOpenBenefits::id).toList()))) {
      stored.put(each.getString("_id"), each);
    }
    return stored;
  }

  /** Answers all of them, also where another write did the same just before. */
  private Set<CertificateId> update(List<OpenBenefit> wanted, Map<String, Document> stored) {
    if (wanted.isEmpty()) {
      return Set.of();
    }
    List<UpdateOneModel<Document>> updates =
        wanted.stream().map(each -> update(each, requireNonNull(stored.get(id(each))))).toList();
    long matched =
        benefits.bulkWrite(updates, new BulkWriteOptions().ordered(false)).getMatchedCount();
    relay.nudge(outbox, wanted.stream().map(MongoOpenBenefits::id).toList());
    if (matched < updates.size()) {
      updateMissed(wanted, stored);
    }
    return wanted.stream().map(OpenBenefit::certificate).collect(Collectors.toSet());
  }

  /**
   * Those that were not written. What has moved on twice since it was read was written here, or by
   * somebody who read later: it stays. What is gone was erased.
   */
  private void updateMissed(List<OpenBenefit> wanted, Map<String, Document> read) {
    Map<String, Document> now = stored(wanted);
    for (OpenBenefit each : wanted) {
      Document present = now.get(id(each));
      long before = requireNonNull(read.get(id(each))).getLong("revision");
      if (present != null && present.getLong("revision") <= before + 1) {
        change(each, present);
      }
    }
  }

  private Set<CertificateId> insert(List<OpenBenefit> first) {
    List<Document> whole = first.stream().map(this::whole).toList();
    Set<Integer> taken = outbox.insert(whole, relay);
    Set<CertificateId> changed = new HashSet<>();
    for (int i = 0; i < first.size(); i++) {
      if (!taken.contains(i)) {
        changed.add(first.get(i).certificate());
      }
    }
    for (int i : taken) {
      if (change(first.get(i), stored(first.get(i)))) {
        changed.add(first.get(i).certificate());
      }
    }
    return changed;
  }

  private @Nullable Document stored(OpenBenefit benefit) {
    return benefits.find(eq("_id", id(benefit))).first();
  }

  /** False where it was so already. */
  private boolean change(OpenBenefit wanted, @Nullable Document stored) {
    @Nullable Document now = stored;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!differs(wanted, now)) {
        return false;
      }
      if (write(wanted, now)) {
        return true;
      }
      now = stored(wanted);
    }
    throw new Contended();
  }

  /** Ids are made of the certificate and a policy; {@code 0} is the character after {@code /}. */
  @Override
  public void erase(CertificateId certificate) {
    String id = certificate.value();
    benefits.deleteMany(and(Filters.gte("_id", id + "/"), Filters.lt("_id", id + "0")));
  }

  private static boolean differs(OpenBenefit wanted, @Nullable Document stored) {
    if (stored == null) {
      return wanted.open();
    }
    return stored.getBoolean("open") != wanted.open()
        || wanted.open()
            && (stored.getInteger("policyVersion") != wanted.policyVersion()
                || !stored.getList("neededFacts", String.class).equals(wanted.neededFacts()));
  }

  /** False where another write came first. */
  private boolean write(OpenBenefit wanted, @Nullable Document stored) {
    if (stored == null) {
      return outbox.insert(List.of(whole(wanted)), relay).isEmpty();
    }
    UpdateOneModel<Document> update = update(wanted, stored);
    boolean won =
        benefits.updateOne(update.getFilter(), requireNonNull(update.getUpdate())).getMatchedCount()
            == 1;
    if (won) {
      relay.nudge(outbox, List.of(id(wanted)));
    }
    return won;
  }

  private Document whole(OpenBenefit wanted) {
    Document document =
        new Document("_id", id(wanted)).append("schemaVersion", 1).append("revision", 1L);
    document.putAll(state(wanted));
    return outbox.initial(document, event(wanted, 1));
  }

  private UpdateOneModel<Document> update(OpenBenefit wanted, Document stored) {
    long revision = stored.getLong("revision") + 1;
    List<Bson> sets =
        state(wanted).entrySet().stream()
            .map(field -> set(field.getKey(), field.getValue()))
            .toList();
    return new UpdateOneModel<>(
        and(eq("_id", id(wanted)), eq("revision", revision - 1), outbox.hasRoom()),
        combine(
            combine(sets), set("revision", revision), outbox.push(event(wanted, revision), null)));
  }

  private static Document state(OpenBenefit benefit) {
    return new Document("open", benefit.open())
        .append("policyVersion", benefit.policyVersion())
        .append("neededFacts", benefit.neededFacts());
  }

  private WireEvent event(OpenBenefit benefit, long revision) {
    Instant now = clock.instant();
    BenefitState state =
        new BenefitState(
            new Recipient.Holder(benefit.holder()).value(),
            benefit.policyId(),
            benefit.policyVersion(),
            benefit.region().code(),
            benefit.certificate().value(),
            benefit.home().code(),
            revision,
            benefit.open() ? "OPEN" : "CLOSED",
            benefit.neededFacts(),
            benefit.cause(),
            new Instants(LocalDate.ofInstant(now, JudgeCase.LEGAL_ZONE), now, now));
    return codec.encode(
        Envelope.of(EventType.BENEFIT_CHANGED, identity.region(), identity.service(), state));
  }

  private static String id(OpenBenefit benefit) {
    return benefit.certificate().value() + "/" + benefit.policyId();
  }
}
