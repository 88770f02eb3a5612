package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.Inserts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What stood in a collection at an instant. A state says since when it stands; one that is replaced
 * goes to {@code <collection>_history} first, {@code _id = <id>/<since when>}, never changed.
 */
final class PastStates {
  private static final String RECORDED_AT = "recordedAt";

  /** Whether nothing was kept under its id before. */
  private static final String FIRST = "first";

  private static final String OF = "of";
  private static final String HISTORY = "_history";

  private final MongoCollection<Document> present;
  private final MongoCollection<Document> history;
  private final Clock clock;

  PastStates(MongoDatabase database, String collection, Clock clock) {
    this.present = database.getCollection(collection);
    this.history = database.getCollection(collection + HISTORY);
    this.clock = clock;
  }

  static String historyOf(String collection) {
    return collection + HISTORY;
  }

  /**
   * A state as it was.
   *
   * @param state empty where none was kept
   * @param exact whether that is known; else it is the earliest that is
   */
  record Then(Optional<Document> state, boolean exact) {}

  /**
   * Keeps what is about to be replaced, and says in its successor since when that stands. Where the
   * write then fails, what was kept has no successor yet and is kept again.
   */
  void replacing(@Nullable Document held, Document next) {
    Instant now = clock.instant();
    next.append(RECORDED_AT, now.toString()).append(FIRST, held == null);
    if (held != null) {
      String id = held.getString("_id");
      Document copy = new Document(held);
      copy.remove("pending");
      copy.remove("pendingBucket");
      copy.append("_id", id + "/" + since(held).map(Instant::toString).orElse(""))
          .append(OF, id)
          .append(Outbox.REPLACED_AT, Date.from(now));
      Inserts.duplicates(history, List.of(copy));
    }
  }

  /** The state under an id right before an instant. */
  Then before(String id, Instant instant) {
    List<Document> states = new ArrayList<>();
    // What moves to history in between is seen twice, which does no harm, and never not at all.
    present.find(eq("_id", id)).forEach(states::add);
    history.find(and(gte("_id", id + "/"), lt("_id", id + "0"))).forEach(states::add);
    states.sort(Comparator.comparing(each -> since(each).orElse(Instant.MIN)));
    Optional<Document> then =
        states.stream()
            .filter(each -> since(each).orElse(Instant.MIN).isBefore(instant))
            .reduce((one, later) -> later);
    if (then.isPresent()) {
      return new Then(then, since(then.get()).isPresent());
    }
    if (states.isEmpty() || states.getFirst().getBoolean(FIRST, false)) {
      return new Then(Optional.empty(), true);
    }
    return new Then(Optional.of(states.getFirst()), false);
  }

  /** Ids under which a state is or was kept that fits. */
  Set<String> ids(Bson fitting) {
    Set<String> ids = new TreeSet<>();
    present.find(fitting).forEach(each -> ids.add(each.getString("_id")));
    history.find(fitting).forEach(each -> ids.add(each.getString(OF)));
    return ids;
  }

  /** The states under these ids. */
  List<Then> before(Collection<String> ids, Instant instant) {
    return ids.stream().map(each -> before(each, instant)).toList();
  }

  /** Forgets every earlier state; {@code 0} is the character after {@code /}. */
  void erase(String id) {
    history.deleteMany(and(gte("_id", id + "/"), lt("_id", id + "0")));
  }

  /** Replaced states as retention deletes them. */
  Expiring expiring(String kind) {
    return ExpiringDocuments.byDate(
        Kind.of(kind, "when the state after it was recorded"), history, Outbox.REPLACED_AT);
  }

  /** States of before this was noted say at most when they arrived. */
  private static Optional<Instant> since(Document state) {
    return Optional.ofNullable(state.getString(RECORDED_AT))
        .or(() -> Optional.ofNullable(state.getString(ReplicaDocument.ARRIVED_AT)))
        .map(Instant::parse);
  }
}
