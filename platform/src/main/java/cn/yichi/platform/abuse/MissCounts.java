package cn.yichi.platform.abuse;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * Counts misses by the hour, one document a caller and hour, shared by all instances. The sum of an
 * hour is that of the present hour and of the last in so far as it still lies within 60 minutes, as
 * if its misses were spread evenly.
 */
final class MissCounts {
  static final String COLLECTION = "misses";
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration KNOWN = Duration.ofMinutes(1);
  private static final int MOST_KNOWN = 100_000;

  private final MongoCollection<Document> hours;
  private final Clock clock;
  private final Cache<String, Counted> known =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterWrite(KNOWN).build();

  private record Counted(long hour, int present, int last) {}

  MissCounts(MongoDatabase database, Clock clock) {
    this.hours = database.getCollection(COLLECTION);
    this.clock = clock;
  }

  /** Misses within the last hour; what other instances counted is known after a minute at most. */
  double of(String who) {
    Instant now = clock.instant();
    long hour = hour(now);
    Counted counted = known.get(who, key -> read(key, hour));
    if (counted.hour() != hour) {
      counted = read(who, hour);
      known.put(who, counted);
    }
    double passed = (now.toEpochMilli() - hour * WINDOW.toMillis()) / (double) WINDOW.toMillis();
    return counted.present() + counted.last() * (1 - passed);
  }

  void add(String who, int misses) {
    Instant now = clock.instant();
    long hour = hour(now);
    hours.updateOne(
        eq("_id", id(who, hour)),
        combine(
            inc("n", misses),
            setOnInsert("schemaVersion", 1),
            setOnInsert("expiresAt", Date.from(now.plus(WINDOW.multipliedBy(2))))),
        new UpdateOptions().upsert(true));
    known.put(who, read(who, hour));
  }

  private Counted read(String who, long hour) {
    String present = id(who, hour);
    int[] sums = {0, 0};
    for (Document found : hours.find(in("_id", List.of(present, id(who, hour - 1))))) {
      sums[found.getString("_id").equals(present) ? 0 : 1] = found.getInteger("n", 0);
    }
    return new Counted(hour, sums[0], sums[1]);
  }

  /** Deletes what no sum takes in any more. */
  long sweep() {
    return hours.deleteMany(lt("expiresAt", Date.from(clock.instant()))).getDeletedCount();
  }

  private static String id(String who, long hour) {
    return who + "/" + hour;
  }

  private static long hour(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), WINDOW.toMillis());
  }
}
