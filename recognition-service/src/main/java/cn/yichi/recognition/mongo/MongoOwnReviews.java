package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import cn.yichi.contracts.event.CrossReviewState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.review.OwnReview;
import cn.yichi.recognition.review.OwnReviews;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** One document an issuer that this region reviewed: {@code _id = <home>/<issuer code>}. */
@Component
final class MongoOwnReviews implements OwnReviews {
  static final String COLLECTION = "own_reviews";

  private final MongoCollection<Document> reviews;
  private final ServiceIdentity identity;
  private final EventCodec codec;
  private final Outbox outbox;
  private final OutboxNudge relay;

  MongoOwnReviews(
      MongoDatabase database,
      ServiceIdentity identity,
      EventCodec codec,
      Outbox reviewOutbox,
      OutboxNudge relay) {
    this.reviews = database.getCollection(COLLECTION);
    this.identity = identity;
    this.codec = codec;
    this.outbox = reviewOutbox;
    this.relay = relay;
  }

  @Override
  public Optional<OwnReview> find(IssuerId issuer) {
    return Optional.ofNullable(reviews.find(eq("_id", MongoIssuerTimelines.key(issuer))).first())
        .map(MongoOwnReviews::read);
  }

  @Override
  public List<OwnReview> page(Optional<IssuerId> after, int limit) {
    Bson place = after.map(it -> gt("_id", MongoIssuerTimelines.key(it))).orElse(Filters.empty());
    List<OwnReview> page = new ArrayList<>();
    reviews
        .find(place)
        .sort(new Document("_id", 1))
        .limit(limit)
        .forEach(each -> page.add(read(each)));
    return page;
  }

  @Override
  public Write save(OwnReview next) {
    WireEvent event = event(next);
    String id = MongoIssuerTimelines.key(next.issuer());
    if (next.version() == 1) {
      Document first = write(next);
      Set<Integer> taken = outbox.insert(List.of(outbox.initial(first, event)), relay);
      return taken.isEmpty() ? Write.DONE : Write.STALE;
    }
    Bson unmoved = and(eq("_id", id), eq("version", next.version() - 1));
    Document before = reviews.find(unmoved).first();
    if (before == null) {
      return Write.STALE;
    }
    List<Bson> updates = new ArrayList<>();
    write(next)
        .forEach(
            (field, value) -> {
              if (!field.equals("_id")) {
                updates.add(set(field, value));
              }
            });
    updates.add(outbox.push(event, before));
    boolean written =
        reviews.updateOne(and(unmoved, outbox.hasRoom()), combine(updates)).getMatchedCount() == 1;
    if (written) {
      relay.nudge(outbox, List.of(id));
      return Write.DONE;
    }
    return reviews.countDocuments(unmoved) == 1 ? Write.BUSY : Write.STALE;
  }

  /** What others were told of a stored review. */
  WireEvent told(Document stored) {
    return event(read(stored));
  }

  private WireEvent event(OwnReview review) {
    Instant at = review.recordedAt();
    CrossReviewState state =
        new CrossReviewState(
            review.issuer().code().value(),
            review.version(),
            review.issuer().home().code(),
            identity.region(),
            review.findings().stream()
                .map(
                    each ->
                        new CrossReviewState.Finding(
                            each.result().name(), each.from(), each.basis()))
                .toList(),
            new Instants(LocalDate.ofInstant(at, JudgeCase.LEGAL_ZONE), at, at));
    return codec.encode(
        Envelope.of(EventType.ISSUER_REVIEWED, identity.region(), identity.service(), state));
  }

  private static Document write(OwnReview review) {
    Document document =
        new Document("_id", MongoIssuerTimelines.key(review.issuer()))
            .append("schemaVersion", 1)
            .append("version", review.version())
            .append("recordedAt", review.recordedAt().toString())
            .append(
                "findings",
                review.findings().stream()
                    .map(
                        each ->
                            new Document("result", each.result().name())
                                .append("from", each.from().toString())
                                .append("basis", each.basis()))
                    .toList());
    review.decidedBy().ifPresent(it -> document.append("decidedBy", it));
    return document;
  }

  private static OwnReview read(Document stored) {
    String key = stored.getString("_id");
    int slash = key.indexOf('/');
    return new OwnReview(
        new IssuerId(new Region(key.substring(0, slash)), new IssuerCode(key.substring(slash + 1))),
        stored.getInteger("version"),
        stored.getList("findings", Document.class).stream()
            .map(
                each ->
                    new OwnReview.Finding(
                        OwnReview.Result.valueOf(each.getString("result")),
                        LocalDate.parse(each.getString("from")),
                        each.getString("basis")))
            .toList(),
        Instant.parse(stored.getString("recordedAt")),
        Optional.ofNullable(stored.getString("decidedBy")));
  }
}
