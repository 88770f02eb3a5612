package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.setOnInsert;

import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WatchedChange;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.recognition.enquiry.HostDecision.GrantedAs;
import cn.yichi.recognition.watch.Change;
import cn.yichi.recognition.watch.WatchFeed;
import cn.yichi.recognition.watch.Worth;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Changes in {@code watch_changes}, {@code _id = <organisation>/<number>}, each with its event. A
 * number is taken by inserting the next after the last that stands there, so that none appears
 * before one that is smaller. {@code watch_feeds} keeps the last number of each organisation, for
 * changes are deleted for their age and by erasures, and no number may come twice.
 */
@Component
final class MongoWatchFeed implements WatchFeed {
  static final String COLLECTION = "watch_changes";
  static final String FEEDS = "watch_feeds";
  static final String SEQUENCE = "sequence";
  private static final String LAST = "last";
  private static final String CHANGE = "change";
  private static final String AT = "toldAt";

  /** The character after the slash. */
  private static final String AFTER_SLASH = "0";

  static final List<DeclaredIndex> INDEXES =
      List.of(
          DeclaredIndex.unique(COLLECTION, CHANGE),
          DeclaredIndex.on(COLLECTION, WatchDocuments.CERTIFICATE));

  private static final Kind KIND = Kind.of("watch-changes", "the day the organisation was told");

  private final MongoCollection<Document> changes;
  private final MongoCollection<Document> feeds;
  private final ServiceIdentity identity;
  private final EventCodec codec;
  private final Outbox outbox;
  private final OutboxNudge relay;

  MongoWatchFeed(
      MongoDatabase database,
      ServiceIdentity identity,
      EventCodec codec,
      Outbox watchOutbox,
      OutboxNudge relay) {
    this.changes = database.getCollection(COLLECTION);
    this.feeds = database.getCollection(FEEDS);
    this.identity = identity;
    this.codec = codec;
    this.outbox = watchOutbox;
    this.relay = relay;
  }

  @Override
  public void append(Change change) {
    long taken = standing(change).orElseGet(() -> insert(change));
    feeds.updateOne(
        eq("_id", change.organisation().value()),
        combine(max(LAST, taken), setOnInsert("schemaVersion", 1)),
        new UpdateOptions().upsert(true));
  }

  private Optional<Long> standing(Change change) {
    return Optional.ofNullable(changes.find(eq(CHANGE, change.id())).first())
        .map(it -> it.getLong(SEQUENCE));
  }

  private long insert(Change change) {
    Optional<Long> taken = Optional.empty();
    // Ends: whoever is in the way has taken a number, and there are only so many writers, or has
    // told this very change.
    while (taken.isEmpty()) {
      long next = last(change.organisation()) + 1;
      Document document =
          new Document("_id", id(change.organisation(), next))
              .append("schemaVersion", 1)
              .append(SEQUENCE, next)
              .append(CHANGE, change.id())
              .append(AT, Date.from(change.at()));
      document.putAll(WatchDocuments.write(change));
      boolean inserted =
          outbox.insert(List.of(outbox.initial(document, event(change))), relay).isEmpty();
      taken = inserted ? Optional.of(next) : standing(change);
    }
    return taken.get();
  }

  /** Numbers of one length sort as texts as they do as numbers. */
  private static String id(SocialCreditCode organisation, long sequence) {
    return organisation.value() + "/" + String.format("%015d", sequence);
  }

  @Override
  public long last(SocialCreditCode organisation) {
    Document feed = feeds.find(eq("_id", organisation.value())).first();
    Document newest =
        changes.find(after(organisation, 0)).sort(Sorts.descending("_id")).limit(1).first();
    return Math.max(
        feed == null ? 0 : feed.getLong(LAST), newest == null ? 0 : newest.getLong(SEQUENCE));
  }

  @Override
  public List<Entry> after(SocialCreditCode organisation, long sequence, int limit) {
    return changes
        .find(after(organisation, sequence))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(each -> new Entry(each.getLong(SEQUENCE), WatchDocuments.change(each)))
        .into(new ArrayList<>());
  }

  private static Bson after(SocialCreditCode organisation, long sequence) {
    return and(
        gt("_id", id(organisation, sequence)), lt("_id", organisation.value() + AFTER_SLASH));
  }

  @Override
  public void erase(CertificateId certificate) {
    changes.deleteMany(eq(WatchDocuments.CERTIFICATE, certificate.value()));
  }

  private WireEvent event(Change change) {
    WatchedChange state =
        new WatchedChange(
            change.organisation().value(),
            change.watch().value(),
            change.certificate().value(),
            change.decision(),
            worth(change.from()),
            worth(change.to()),
            change.cause(),
            new Instants(change.day(), change.at(), change.at()));
    return codec.encode(
        Envelope.of(EventType.WATCH_CHANGED, identity.region(), identity.service(), state));
  }

  private static WatchedChange.Worth worth(Worth worth) {
    Optional<GrantedAs> granted = worth.granted();
    return new WatchedChange.Worth(
        worth.outcome(),
        granted.map(GrantedAs::type).orElse(null),
        granted.flatMap(GrantedAs::level).orElse(null),
        granted.flatMap(GrantedAs::title).orElse(null),
        worth.conditions());
  }

  /** Old ones as retention deletes them. */
  static Expiring old(MongoDatabase database) {
    return ExpiringDocuments.byDate(KIND, database.getCollection(COLLECTION), AT);
  }
}
