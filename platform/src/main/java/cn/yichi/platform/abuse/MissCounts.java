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
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * Counts misses by five minutes, one document each, shared by all instances. A miss counts for an
 * hour at least and 65 minutes at most.
 */
final class MissCounts {
  static final String COLLECTION = "misses";
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int STEPS = 12;

  /** After its first miss a step is needed no longer than this. */
  static final Duration KEPT = STEP.multipliedBy(STEPS + 2);

  private static final Duration KNOWN = Duration.ofMinutes(1);
  private static final int MOST_KNOWN = 100_000;

  private final MongoCollection<Document> steps;
  private final Clock clock;
  private final Cache<String, Counted> known =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterWrite(KNOWN).build();

  /** What was read, and in which step. */
  private record Counted(long step, int misses) {
    Counted orMore(Counted other) {
      return other.step > step || (other.step == step && other.misses > misses) ? other : this;
    }
  }

  MissCounts(MongoDatabase database, Clock clock) {
    this.steps = database.getCollection(COLLECTION);
    this.clock = clock;
  }

  /** Misses of the last hour; what other instances counted is known after a minute at most. */
  int of(String who) {
    long step = step(clock.instant());
    Counted counted = known.get(who, key -> read(key, step));
    if (counted.step() != step) {
      counted = read(who, step);
      known.put(who, counted);
    }
    return counted.misses();
  }

  /**
   * What this instance knows of the last hour, without asking the database.
   *
   * @param otherwise where it has forgotten
   */
  int known(String who, int otherwise) {
    Counted counted = known.getIfPresent(who);
    return counted == null ? otherwise : counted.misses();
  }

  void add(String who, int misses) {
    Instant now = clock.instant();
    long step = step(now);
    steps.updateOne(
        eq("_id", id(who, step)),
        combine(
            inc("n", misses),
            setOnInsert("schemaVersion", 1),
            setOnInsert("expiresAt", Date.from(now.plus(KEPT)))),
        new UpdateOptions().upsert(true));
    // Two at once may read in the other order.
    known.asMap().merge(who, read(who, step), Counted::orMore);
  }

  private Counted read(String who, long step) {
    List<String> ids =
        LongStream.rangeClosed(step - STEPS, step).mapToObj(each -> id(who, each)).toList();
    int sum = 0;
    for (Document found : steps.find(in("_id", ids))) {
      sum += found.getInteger("n", 0);
    }
    return new Counted(step, sum);
  }

  /** Deletes what no sum takes in any more. */
  long sweep() {
    return steps.deleteMany(lt("expiresAt", Date.from(clock.instant()))).getDeletedCount();
  }

  private static String id(String who, long step) {
    return who + "/" + step;
  }

  private static long step(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), STEP.toMillis());
  }
}
