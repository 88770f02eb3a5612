package cn.yichi.platform.idempotency;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Sealed;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keys and their answers, one document each, found by {@code _id} only. Answers may hold personal
 * data and are sealed. A claim is a lease: after a crash it ends by itself.
 */
final class IdempotencyStore {
  static final String COLLECTION = "idempotency";
  static final String ANSWER = "answer";
  static final Duration LEASE = Duration.ofMinutes(1);
  private static final int SCHEMA_VERSION = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MongoCollection<Document> keys;
  private final PiiVault vault;
  private final Clock clock;

  IdempotencyStore(MongoDatabase database, PiiVault vault, Clock clock) {
    this.keys = database.getCollection(COLLECTION);
    this.vault = vault;
    this.clock = clock;
  }

  Claim claim(IdempotencyKey key) {
    String owner = UUID.randomUUID().toString();
    Document running = running(key, owner);
    try {
      keys.insertOne(running);
      return new Claim.Begun(key, owner);
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failure;
      }
    }
    Document found = keys.find(eq("_id", key.id())).first();
    // It was released between the two steps; the caller's next attempt will find it free.
    return found == null ? new Claim.InUse() : known(key, found, running, owner);
  }

  private Claim known(IdempotencyKey key, Document found, Document running, String owner) {
    Instant now = clock.instant();
    @Nullable String answer = found.getString(ANSWER);
    if (answer != null && now.isBefore(instant(found, "expiresAt"))) {
      return new Claim.Answered(found.getString("content"), open(key, answer));
    }
    if (answer == null && now.isBefore(instant(found, "leaseUntil"))) {
      return new Claim.InUse();
    }
    var abandoned = and(eq("_id", key.id()), eq("owner", found.getString("owner")));
    return keys.replaceOne(abandoned, running).getMatchedCount() == 1
        ? new Claim.Begun(key, owner)
        : new Claim.InUse();
  }

  private Document running(IdempotencyKey key, String owner) {
    Instant now = clock.instant();
    return new Document("_id", key.id())
        .append("schemaVersion", SCHEMA_VERSION)
        .append("owner", owner)
        .append("leaseUntil", Date.from(now.plus(LEASE)))
        .append("expiresAt", Date.from(now.plus(IdempotencyKey.KEPT)));
  }

  /** Keeps the answer; false when the lease had ended and somebody else holds the key. */
  boolean complete(Claim.Begun claim, String content, KeptAnswer answer) {
    String sealed = vault.seal(JSON.writeValueAsString(answer), context(claim.key())).text();
    return keys.updateOne(
                held(claim),
                combine(
                    set("content", content),
                    set(ANSWER, sealed),
                    set("expiresAt", Date.from(clock.instant().plus(IdempotencyKey.KEPT)))))
            .getMatchedCount()
        == 1;
  }

  void release(Claim.Begun claim) {
    keys.deleteOne(held(claim));
  }

  void extend(Claim.Begun claim) {
    keys.updateOne(held(claim), set("leaseUntil", Date.from(clock.instant().plus(LEASE))));
  }

  /** Deletes what nobody can ask for any more. */
  long sweep() {
    return keys.deleteMany(lt("expiresAt", Date.from(clock.instant()))).getDeletedCount();
  }

  private static Bson held(Claim.Begun claim) {
    return and(eq("_id", claim.key().id()), eq("owner", claim.owner()));
  }

  private KeptAnswer open(IdempotencyKey key, String answer) {
    return JSON.readValue(vault.open(Sealed.parse(answer), context(key)), KeptAnswer.class);
  }

  private static String context(IdempotencyKey key) {
    return COLLECTION + "/" + key.id();
  }

  private static Instant instant(Document document, String field) {
    return document.getDate(field).toInstant();
  }
}
