package cn.yichi.platform.outbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which instance relays a bucket: one document per bucket in {@code outbox_leases}, taken by
 * compare and set. A lease spares two instances each other's work; that an instance which slept
 * past its lease does no harm is the transactional id's part, so clocks need not agree.
 */
final class BucketLeases {
  private static final Logger log = LoggerFactory.getLogger(BucketLeases.class);

  private final MongoCollection<Document> leases;
  private final String owner;
  private final Duration length;
  private final Clock clock;
  private final Map<Integer, Instant> held = new ConcurrentHashMap<>();

  BucketLeases(MongoCollection<Document> leases, String owner, Duration length, Clock clock) {
    this.leases = leases;
    this.owner = owner;
    this.length = length;
    this.clock = clock;
  }

  Duration length() {
    return length;
  }

  /** True while the last renewal lasts. */
  boolean held(int bucket) {
    Instant until = held.get(bucket);
    return until != null && clock.instant().isBefore(until);
  }

  /**
   * Takes or renews a lease.
   *
   * @return true when it was not held before and is now
   * @throws MongoException while the database is away; what is held stays held until it runs out
   */
  boolean acquire(int bucket) {
    boolean before = held(bucket);
    Instant now = clock.instant();
    Instant until = now.plus(length);
    Bson free = Filters.or(Filters.eq("owner", owner), Filters.lt("until", Date.from(now)));
    Bson taken =
        Updates.combine(
            Updates.set("owner", owner),
            Updates.set("until", Date.from(until)),
            Updates.set("schemaVersion", 1));
    try {
      leases.updateOne(
          Filters.and(Filters.eq("_id", bucket), free), taken, new UpdateOptions().upsert(true));
    } catch (MongoWriteException | MongoCommandException refused) {
      if (ErrorCategory.fromErrorCode(refused.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      if (held.remove(bucket) != null) {
        log.warn("another instance has taken over bucket {}", bucket);
      }
      return false;
    }
    held.put(bucket, until);
    return !before;
  }

  /** Gives a lease back so that another instance need not wait for its end. */
  void release(int bucket) {
    if (held.remove(bucket) == null) {
      return;
    }
    try {
      leases.deleteOne(Filters.and(Filters.eq("_id", bucket), Filters.eq("owner", owner)));
    } catch (MongoException away) {
      log.info("lease of bucket {} not given back, it runs out: {}", bucket, away.toString());
    }
  }
}
