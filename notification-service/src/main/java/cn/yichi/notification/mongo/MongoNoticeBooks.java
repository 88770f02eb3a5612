package cn.yichi.notification.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.notification.notice.Channel;
import cn.yichi.notification.notice.DeliveryState;
import cn.yichi.notification.notice.Notice;
import cn.yichi.notification.notice.NoticeBooks;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads the notices for people and for reconciliation. */
final class MongoNoticeBooks implements NoticeBooks {
  private final MongoCollection<Document> notices;

  MongoNoticeBooks(MongoDatabase database) {
    this.notices = database.getCollection(Collections.NOTICES);
  }

  @Override
  public List<Notice> inbox(Collection<Recipient> recipients, Optional<Place> after, int limit) {
    List<String> names = recipients.stream().map(Recipient::value).toList();
    // One is the usual case, and read in the order of the index everywhere.
    Bson named = names.size() == 1 ? eq("recipient", names.getFirst()) : in("recipient", names);
    Bson own = and(named, eq("phase", NoticeDocuments.RELEASED));
    return notices
        .find(after.map(place -> and(own, older(place))).orElse(own))
        .sort(descending("inbox.at", "_id"))
        .limit(limit)
        .map(NoticeDocuments::notice)
        .into(new ArrayList<>());
  }

  private static Bson older(Place place) {
    Date at = Date.from(place.releasedAt());
    // The first bound is implied by the second, and is what the index can use.
    return and(
        lte("inbox.at", at),
        or(lt("inbox.at", at), and(eq("inbox.at", at), lt("_id", place.key()))));
  }

  @Override
  public List<Notice> page(Optional<String> afterKey, int limit) {
    return notices
        .find(afterKey.map(key -> gt("_id", key)).orElse(empty()))
        .sort(ascending("_id"))
        .limit(limit)
        .map(NoticeDocuments::notice)
        .into(new ArrayList<>());
  }

  @Override
  public Optional<Notice> find(String key) {
    return Optional.ofNullable(notices.find(eq("_id", key)).first()).map(NoticeDocuments::notice);
  }

  @Override
  public Counts counts() {
    Map<String, Long> kinds = new TreeMap<>();
    Map<Channel, Map<DeliveryState, Long>> channels = new EnumMap<>(Channel.class);
    var id =
        new Document("kind", "$kind").append("inbox", "$inbox.state").append("sms", "$sms.state");
    var group = new Document("_id", id).append("count", new Document("$sum", 1));
    for (Document found : notices.aggregate(List.of(new Document("$group", group)))) {
      Document of = found.get("_id", Document.class);
      long count = Fields.number(found, "count");
      kinds.merge(of.getString("kind"), count, Long::sum);
      add(channels, Channel.INBOX, of.getString("inbox"), count);
      add(channels, Channel.SMS, of.getString("sms"), count);
    }
    return new Counts(kinds, channels, notices.countDocuments(exists("nextAt")));
  }

  private static void add(
      Map<Channel, Map<DeliveryState, Long>> channels, Channel channel, String state, long count) {
    channels
        .computeIfAbsent(channel, c -> new EnumMap<>(DeliveryState.class))
        .merge(DeliveryState.valueOf(state), count, Long::sum);
  }
}
