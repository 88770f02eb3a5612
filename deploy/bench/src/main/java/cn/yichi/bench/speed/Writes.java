package cn.yichi.bench.speed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Reconstructs from a document, as it stands in the end, the writes that brought it there:
 *
 * <ul>
 *   <li>first an insert, also where the service has to upsert, which is dearer;
 *   <li>where its fact went to a topic: the fact inside the inserted document, and after it was
 *       sent the update that clears it, conditional on that fact;
 *   <li>of a notice: as many updates, each conditional on the version before it, as its version
 *       tells.
 * </ul>
 *
 * Replaced states are documents of a history collection and are inserted like any other.
 */
final class Writes {
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
  private static final String PENDING = "pending";
  private static final String BUCKET = "pendingBucket";
  private static final String NOTICES = "notices";
  private static final String VERSION = "version";
  private static final List<String> ADVANCED = List.of("phase", "inbox", "sms", "writer");
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "ce_id", "id",
          "ce_type", "type",
          "ce_source", "source",
          "ce_subject", "subject",
          "ce_time", "time",
          "traceparent", "trace");

  private Writes() {}

  static Entry of(String collection, RawBsonDocument stored, Entry.@Nullable Fact fact) {
    BsonDocument document = stored.decode(CODEC);
    List<Entry.Update> updates = new ArrayList<>();
    if (fact != null) {
      updates.add(clearing(document, pend(document, fact)));
    } else if (collection.equals(NOTICES) && document.containsKey(VERSION)) {
      advances(document, updates);
    }
    return new Entry(raw(document), fact, updates);
  }

  /** Puts the fact in as it waited for its sending; answers its id. */
  private static BsonValue pend(BsonDocument document, Entry.Fact fact) {
    BsonDocument waiting = new BsonDocument();
    for (Entry.Header header : fact.headers()) {
      String attribute = ATTRIBUTES.get(header.name());
      if (attribute != null) {
        waiting.append(attribute, text(header.value()));
      }
    }
    waiting.append("key", text(fact.key())).append("json", text(fact.value()));
    document.put(PENDING, new BsonArray(List.of(waiting)));
    document.put(BUCKET, new BsonInt32(Math.floorMod(waiting.getString("key").hashCode(), 2)));
    return waiting.getString("id");
  }

  private static Entry.Update clearing(BsonDocument document, BsonValue fact) {
    BsonDocument sent = id(document).append(PENDING + ".0.id", fact);
    BsonDocument cleared =
        new BsonDocument("$set", new BsonDocument(PENDING, new BsonArray()))
            .append("$unset", new BsonDocument(BUCKET, new BsonString("")));
    return new Entry.Update(raw(sent), raw(cleared));
  }

  private static void advances(BsonDocument notice, List<Entry.Update> updates) {
    long last = notice.getNumber(VERSION).longValue();
    for (long version = 1; version < last; version++) {
      BsonDocument unmoved = id(notice).append(VERSION, new BsonInt64(version));
      BsonDocument fields = new BsonDocument(VERSION, new BsonInt64(version + 1));
      ADVANCED.stream()
          .filter(notice::containsKey)
          .forEach(field -> fields.append(field, notice.get(field)));
      BsonDocument change = new BsonDocument("$set", fields);
      if (version + 1 == last) {
        change.append("$unset", new BsonDocument("nextAt", new BsonString("")));
      }
      updates.add(new Entry.Update(raw(unmoved), raw(change)));
    }
    if (!updates.isEmpty()) {
      notice.put(VERSION, new BsonInt64(1));
      notice.put("phase", new BsonString("GATHERING"));
      notice.put("nextAt", new BsonDateTime(0));
      notice.remove("writer");
    }
  }

  private static BsonDocument id(BsonDocument document) {
    return new BsonDocument("_id", document.get("_id"));
  }

  private static BsonString text(byte[] utf8) {
    return new BsonString(new String(utf8, StandardCharsets.UTF_8));
  }

  private static RawBsonDocument raw(BsonDocument document) {
    return new RawBsonDocument(document, CODEC);
  }
}
