package cn.yichi.platform.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The entries in {@code audit}, found by {@code _id} only; nothing is ever changed. */
final class AuditStore {
  static final String COLLECTION = "audit";
  private static final String ID = "_id";

  /** In order: what a crash leaves of a group is its beginning, never a hole. */
  private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

  private final MongoCollection<Document> entries;

  AuditStore(MongoDatabase database) {
    this.entries = database.getCollection(COLLECTION);
  }

  /**
   * Writes entries that follow each other.
   *
   * @throws com.mongodb.MongoException when it is not known how many of them are there
   */
  void append(List<Document> following) {
    entries.insertMany(following, IN_ORDER);
  }

  /**
   * Writes those that an earlier attempt left out.
   *
   * @return false where another entry has the place of one of them
   * @throws com.mongodb.MongoException when it is still not known how many of them are there
   */
  boolean settle(List<Document> following) {
    Map<String, String> there = new HashMap<>();
    entries
        .find(in(ID, following.stream().map(each -> each.getString(ID)).toList()))
        .projection(include("hash"))
        .forEach(each -> there.put(each.getString(ID), String.valueOf(each.get("hash"))));
    List<Document> missing = new ArrayList<>();
    for (Document each : following) {
      String hash = there.get(each.getString(ID));
      if (hash == null) {
        missing.add(each);
      } else if (!hash.equals(each.getString("hash"))) {
        return false;
      }
    }
    if (!missing.isEmpty()) {
      append(missing);
    }
    return true;
  }

  /** Entries in the order of ids, chain by chain, after an id. */
  List<Document> after(String id, int limit) {
    return entries.find(gt(ID, id)).sort(ascending(ID)).limit(limit).into(new ArrayList<>(limit));
  }

  /** Deletes entries, of a chain that goes whole. */
  void delete(List<String> ids) {
    entries.deleteMany(in(ID, ids));
  }

  /** The entry of an id. */
  Optional<Document> find(String id) {
    return Optional.ofNullable(entries.find(eq(ID, id)).first());
  }

  /** The first entry of all. */
  Optional<Document> first() {
    return after("", 1).stream().findFirst();
  }

  /** The first entry behind the chain of an entry; behind the id itself where it is no entry's. */
  Optional<Document> firstAfterChainOf(String id) {
    Head entry = Head.of(id, "");
    return after(entry.sequence() < 0 ? id : end(entry.chain()), 1).stream().findFirst();
  }

  /** The last entry of a chain that has entries. */
  Head head(String chain) {
    Bson all = and(gt(ID, chain + Head.SLASH), lt(ID, end(chain)));
    Document last =
        entries.find(all).sort(descending(ID)).projection(include("hash")).limit(1).first();
    return last == null
        ? Head.start(chain)
        : Head.of(last.getString(ID), String.valueOf(last.get("hash")));
  }

  /** Greater than the id of each entry of a chain, and less than those of the next chain. */
  static String end(String chain) {
    return chain + (char) (Head.SLASH + 1);
  }
}
