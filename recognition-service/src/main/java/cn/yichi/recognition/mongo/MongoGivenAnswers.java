package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
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
import cn.yichi.recognition.asking.GivenAnswer;
import cn.yichi.recognition.asking.GivenAnswers;
import cn.yichi.recognition.decision.JudgeCase;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** One document a certificate, organisation and purpose, {@code _id} the id of the question. */
@Component
final class MongoGivenAnswers implements GivenAnswers {
  static final String COLLECTION = "answers";
  static final String REVISION = "revision";

  private static final Kind OLD =
      Kind.of("answers", "the day of the last answer")
          .atLeast(Period.ofDays(90), "a holder may still reply, and is told until when");

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

  /** What a holder's question goes by, and what an erasure goes by. */
  static List<DeclaredIndex> indexes() {
    return List.of(
        DeclaredIndex.on(COLLECTION, AnswerDocuments.HOLDER, AnswerDocuments.SINCE),
        DeclaredIndex.on(COLLECTION, AnswerDocuments.CERTIFICATE));
  }

  @Override
  public Optional<GivenAnswer> find(String id) {
    return Optional.ofNullable(answers.find(eq("_id", id)).first()).map(documents::read);
  }

  @Override
  public boolean save(GivenAnswer next) {
    String id = next.question().id();
    Document whole = documents.write(next);
    Optional<WireEvent> told = next.begins().map(term -> event(next, term));
    if (next.revision() == 1) {
      told.ifPresent(fact -> outbox.initial(whole, fact));
      return outbox.insert(List.of(whole), relay).isEmpty();
    }
    List<Bson> updates = new ArrayList<>();
    whole.forEach(
        (field, value) -> {
          if (!field.equals("_id")) {
            updates.add(set(field, value));
          }
        });
    if (!whole.containsKey(AnswerDocuments.ADVERSE)) {
      updates.add(unset(AnswerDocuments.ADVERSE));
    }
    told.ifPresent(fact -> updates.add(outbox.push(fact, null)));
    Bson unmoved = and(eq("_id", id), eq(REVISION, next.revision() - 1));
    boolean written =
        answers
                .updateOne(
                    told.isPresent() ? and(unmoved, outbox.hasRoom()) : unmoved, combine(updates))
                .getMatchedCount()
            == 1;
    if (written && told.isPresent()) {
      relay.nudge(outbox, List.of(id));
    }
    return written;
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
            term.due(),
            new Instants(LocalDate.ofInstant(now, JudgeCase.LEGAL_ZONE), now, now));
    return codec.encode(
        Envelope.of(EventType.ANSWER_ADVERSE, identity.region(), identity.service(), state));
  }

  @Override
  public List<GivenAnswer> against(Collection<HolderRef> holders, int limit) {
    List<String> refs = holders.stream().map(HolderRef::value).toList();
    return answers
        .find(and(in(AnswerDocuments.HOLDER, refs), gt(AnswerDocuments.SINCE, "")))
        .sort(Sorts.descending(AnswerDocuments.SINCE))
        .limit(limit)
        .map(documents::read)
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
