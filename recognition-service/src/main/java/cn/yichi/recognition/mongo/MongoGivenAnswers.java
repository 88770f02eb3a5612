package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import cn.yichi.contracts.event.AdverseAnswerState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.recognition.asking.AnswerPlace;
import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.asking.GivenAnswer;
import cn.yichi.recognition.asking.GivenAnswers;
import cn.yichi.recognition.decision.JudgeCase;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** One document a certificate, organisation and purpose, {@code _id} the id of the question. */
@Component
final class MongoGivenAnswers implements GivenAnswers {
  static final String COLLECTION = "answers";
  static final String REVISION = "revision";

  private static final Kind OLD =
      Kind.of("answers", "the day of the last answer; who asked on it is told by it")
          .atLeast(Period.ofDays(90), "a holder may still reply, and is told until when")
          .asLongAs("askings", "who asked last stands in the answer");

  private final MongoCollection<Document> answers;
  private final AnswerDocuments documents;
  private final ServiceIdentity identity;
  private final EventCodec codec;
  private final Outbox outbox;
  private final OutboxNudge relay;
  private final Clock clock;

  MongoGivenAnswers(
      MongoDatabase database,
      AnswerDocuments documents,
      ServiceIdentity identity,
      EventCodec codec,
      Outbox answerOutbox,
      OutboxNudge relay,
      Clock clock) {
    this.answers = database.getCollection(COLLECTION);
    this.documents = documents;
    this.identity = identity;
    this.codec = codec;
    this.outbox = answerOutbox;
    this.relay = relay;
    this.clock = clock;
  }

  /** What a holder's questions go by, and what an erasure goes by. */
  static List<DeclaredIndex> indexes() {
    return List.of(
        DeclaredIndex.on(COLLECTION, AnswerDocuments.HOLDER, AnswerDocuments.SINCE, "_id"),
        DeclaredIndex.on(COLLECTION, AnswerDocuments.HOLDER, AnswerDocuments.AT),
        DeclaredIndex.on(COLLECTION, AnswerDocuments.CERTIFICATE));
  }

  @Override
  public Map<String, GivenAnswer> find(Collection<String> ids) {
    Map<String, GivenAnswer> found = new HashMap<>();
    for (Document each : answers.find(in("_id", ids))) {
      found.put(each.getString("_id"), documents.read(each));
    }
    return found;
  }

  @Override
  public Set<String> save(List<GivenAnswer> next) {
    Set<String> lost =
        new HashSet<>(insert(next.stream().filter(each -> each.revision() == 1).toList()));
    lost.addAll(update(next.stream().filter(each -> each.revision() > 1).toList()));
    return lost;
  }

  private Set<String> insert(List<GivenAnswer> first) {
    List<Document> whole = new ArrayList<>(first.size());
    for (GivenAnswer each : first) {
      Document document = documents.write(each);
      each.begins().ifPresent(term -> outbox.initial(document, event(each, term)));
      whole.add(document);
    }
    return outbox.insert(whole, relay).stream()
        .map(taken -> first.get(taken).question().id())
        .collect(Collectors.toSet());
  }

  private Set<String> update(List<GivenAnswer> later) {
    if (later.isEmpty()) {
      return Set.of();
    }
    List<WriteModel<Document>> updates = later.stream().map(this::unmoved).toList();
    BulkWriteResult done = answers.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    Set<String> lost = done.getMatchedCount() == later.size() ? Set.of() : lost(later);
    relay.nudge(
        outbox,
        later.stream()
            .filter(each -> each.begins().isPresent())
            .map(each -> each.question().id())
            .filter(id -> !lost.contains(id))
            .toList());
    return lost;
  }

  /** Whoever wrote the very same has written ours. */
  private Set<String> lost(List<GivenAnswer> wanted) {
    Map<String, GivenAnswer> stored =
        find(wanted.stream().map(each -> each.question().id()).toList());
    return wanted.stream()
        .filter(each -> !each.equals(stored.get(each.question().id())))
        .map(each -> each.question().id())
        .collect(Collectors.toSet());
  }

  /** The write of the next revision over the one before it. */
  private WriteModel<Document> unmoved(GivenAnswer next) {
    Document whole = documents.write(next);
    List<Bson> updates = new ArrayList<>();
    whole.forEach(
        (field, value) -> {
          if (!field.equals("_id")) {
            updates.add(set(field, value));
          }
        });
    for (String each : List.of(AnswerDocuments.ADVERSE, AnswerDocuments.REPLIED)) {
      if (!whole.containsKey(each)) {
        updates.add(unset(each));
      }
    }
    Bson unmoved = and(eq("_id", whole.get("_id")), eq(REVISION, next.revision() - 1));
    Optional<WireEvent> told = next.begins().map(term -> event(next, term));
    told.ifPresent(fact -> updates.add(outbox.push(fact, null)));
    return new UpdateOneModel<>(
        told.isPresent() ? and(unmoved, outbox.hasRoom()) : unmoved, combine(updates));
  }

  private WireEvent event(GivenAnswer answer, GivenAnswer.Adverse term) {
    Instant now = clock.instant();
    AdverseAnswerState state =
        new AdverseAnswerState(
            answer.question().certificate().value(),
            answer.whose().home().code(),
            identity.region(),
            answer.whose().holder().value(),
            answer.question().by().value(),
            answer.question().purpose().name(),
            term.revision(),
            answer.question().id(),
            term.said().outcome(),
            term.said().on(),
            term.said().asOf().equals(term.said().on()) ? null : term.said().asOf(),
            term.due(),
            new Instants(LocalDate.ofInstant(now, JudgeCase.LEGAL_ZONE), now, now));
    return codec.encode(
        Envelope.of(EventType.ANSWER_ADVERSE, identity.region(), identity.service(), state));
  }

  @Override
  public List<GivenAnswer> against(
      Collection<HolderRef> holders, Optional<AnswerPlace> after, int limit) {
    List<String> refs = holders.stream().map(HolderRef::value).toList();
    Bson from = after.map(MongoGivenAnswers::behind).orElse(gt(AnswerDocuments.SINCE, ""));
    return answers
        .find(and(in(AnswerDocuments.HOLDER, refs), from))
        .sort(Sorts.descending(AnswerDocuments.SINCE, "_id"))
        .limit(limit)
        .map(documents::read)
        .into(new ArrayList<>());
  }

  private static Bson behind(AnswerPlace place) {
    String since = place.since().toString();
    return or(
        lt(AnswerDocuments.SINCE, since),
        and(eq(AnswerDocuments.SINCE, since), lt("_id", place.id())));
  }

  @Override
  public List<Asking> about(Collection<HolderRef> holders, int limit) {
    return answers
        .find(in(AnswerDocuments.HOLDER, holders.stream().map(HolderRef::value).toList()))
        .sort(Sorts.descending(AnswerDocuments.AT))
        .limit(limit)
        .projection(AnswerDocuments.ASKING)
        .map(AnswerDocuments::asking)
        .into(new ArrayList<>());
  }

  @Override
  public void erase(CertificateId certificate) {
    answers.deleteMany(eq(AnswerDocuments.CERTIFICATE, certificate.value()));
  }

  /** Old ones as retention deletes them, unless somebody is still to be told. */
  static Expiring old(MongoDatabase database) {
    return new ExpiringDocuments(
        OLD,
        database.getCollection(COLLECTION),
        List.of(AnswerDocuments.AT, REVISION, "pendingBucket"),
        (document, before) ->
            document.getDate(AnswerDocuments.AT).toInstant().isBefore(before)
                    && !document.containsKey("pendingBucket")
                ? Optional.of(eq(REVISION, document.get(REVISION)))
                : Optional.empty());
  }
}
