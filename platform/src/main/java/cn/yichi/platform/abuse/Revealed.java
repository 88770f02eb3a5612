package cn.yichi.platform.abuse;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.platform.store.Inserts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Whose data each caller had revealed in the last hour, in {@code reveals}: one document a caller,
 * with no more holders than the limit. It is replaced as it was read or not at all, so of requests
 * sent at once, to any instance, no more get through than the limit says.
 */
final class Revealed {
  static final String COLLECTION = "reveals";

  /** A holder counts for so long. */
  static final Duration KEPT = Duration.ofHours(1);

  private static final String REVISION = "revision";
  private static final String HOLDERS = "holders";
  private static final int SCHEMA_VERSION = 1;

  /** More than the limit: the sweep may come between too. */
  private static final int MORE_ATTEMPTS = 10;

  private final MongoCollection<Document> callers;
  private final int limit;
  private final Clock clock;

  /** One holder. */
  private record Holder(String index, Instant at) {}

  /** Whether one more may be revealed. */
  sealed interface Verdict {
    /** It may, and is counted. */
    record Admitted() implements Verdict {}

    /**
     * The hour is used up.
     *
     * @param left until the first of the holders no longer counts
     */
    record UsedUp(Duration left) implements Verdict {}

    /** Others of the same caller were quicker time and again. */
    record Contended() implements Verdict {}
  }

  Revealed(MongoDatabase database, int limit, Clock clock) {
    this.callers = database.getCollection(COLLECTION);
    this.limit = limit;
    this.clock = clock;
  }

  /** Counts one holder, whom a caller may see again within the hour without being counted anew. */
  Verdict add(String caller, String holder) {
    // Whoever loses lost to somebody who was counted, which happens no oftener than the limit.
    for (int attempt = 0; attempt < limit + MORE_ATTEMPTS; attempt++) {
      Instant now = clock.instant();
      Document found = callers.find(eq("_id", caller)).first();
      List<Holder> counted = found == null ? List.of() : since(found, now.minus(KEPT));
      if (counted.stream().anyMatch(it -> it.index().equals(holder))) {
        return new Verdict.Admitted();
      }
      if (counted.size() >= limit) {
        return new Verdict.UsedUp(wait(counted, now));
      }
      List<Holder> next = new ArrayList<>(counted);
      next.add(new Holder(holder, now));
      if (write(caller, found == null ? null : found.getString(REVISION), next, now)) {
        return new Verdict.Admitted();
      }
    }
    return new Verdict.Contended();
  }

  private static Duration wait(List<Holder> counted, Instant now) {
    Instant first = counted.stream().map(Holder::at).min(Instant::compareTo).orElse(now);
    return Duration.between(now, first.plus(KEPT));
  }

  private boolean write(String caller, @Nullable String read, List<Holder> next, Instant now) {
    Document document =
        new Document("_id", caller)
            .append("schemaVersion", SCHEMA_VERSION)
            // Never the same again, as a count would be after a sweep.
            .append(REVISION, new ObjectId().toHexString())
            .append(HOLDERS, next.stream().map(Revealed::written).toList())
            .append("expiresAt", Date.from(now.plus(KEPT)));
    return read == null
        ? Inserts.duplicates(callers, List.of(document)).isEmpty()
        : callers.replaceOne(and(eq("_id", caller), eq(REVISION, read)), document).getMatchedCount()
            == 1;
  }

  private static Document written(Holder holder) {
    return new Document("of", holder.index()).append("at", Date.from(holder.at()));
  }

  private static List<Holder> since(Document found, Instant begin) {
    return found.getList(HOLDERS, Document.class).stream()
        .map(each -> new Holder(each.getString("of"), each.getDate("at").toInstant()))
        .filter(each -> each.at().isAfter(begin))
        .toList();
  }

  /** Deletes callers none of whose holders counts any more. */
  long sweep() {
    return callers.deleteMany(lt("expiresAt", Date.from(clock.instant()))).getDeletedCount();
  }
}
