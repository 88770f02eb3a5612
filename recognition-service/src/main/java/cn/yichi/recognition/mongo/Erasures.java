package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Replica;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * When regions signed erasures, {@code _id = <home region>/<certificate id>}. A region that erases
 * what is not its own says it of its own name only.
 */
final class Erasures {
  private static final int DUPLICATE_KEY = 11_000;
  private static final String SIGNED_AT = "signedAt";

  private final MongoCollection<Document> collection;

  Erasures(MongoDatabase database) {
    this.collection = database.getCollection(MongoJudgements.COLLECTION + "_erased");
  }

  void note(CertificateId id, Region home, Instant signedAt) {
    String key = key(id, home);
    Document noted =
        new Document("_id", key)
            .append("schemaVersion", 1)
            .append(SIGNED_AT, signedAt.toEpochMilli());
    try {
      collection.replaceOne(
          and(eq("_id", key), lt(SIGNED_AT, signedAt.toEpochMilli())),
          noted,
          new ReplaceOptions().upsert(true));
    } catch (MongoWriteException failed) {
      // Noted already, as late or later.
      if (failed.getCode() != DUPLICATE_KEY) {
        throw failed;
      }
    }
  }

  Set<Replica> since(Collection<Replica> replicas) {
    List<String> keys = replicas.stream().map(Erasures::key).toList();
    Map<String, Long> noted = new HashMap<>();
    for (Document each : collection.find(in("_id", keys))) {
      noted.put(each.getString("_id"), each.getLong(SIGNED_AT));
    }
    return noted.isEmpty()
        ? Set.of()
        : replicas.stream().filter(each -> isErased(each, noted)).collect(Collectors.toSet());
  }

  private static boolean isErased(Replica replica, Map<String, Long> noted) {
    long erased = noted.getOrDefault(key(replica), Long.MIN_VALUE);
    return replica.provenance().filter(it -> it.signedAt().toEpochMilli() <= erased).isPresent();
  }

  private static String key(Replica replica) {
    return key(replica.id(), replica.view().home());
  }

  private static String key(CertificateId id, Region home) {
    return home.code() + "/" + id.value();
  }
}
