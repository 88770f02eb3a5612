package cn.yichi.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A non-unique index that serves equality and {@code $in} on its first field; the server's own
 * accept such an index and scan. Other conditions still scan. Null is not kept, so that a field few
 * documents have (a partial index) costs little.
 */
final class LookupIndex<P> extends Index<P> {
  private final EmptyIndex<P> first;
  private final Map<KeyValue, Map<KeyValue, P>> positions = new HashMap<>();

  LookupIndex(String name, List<IndexKey> keys) {
    // sparse tells the collection to get on without an answer to "which position has this document"
    super(name, keys, true);
    this.first = new EmptyIndex<>(name, keys.subList(0, 1));
  }

  @Override
  public synchronized boolean canHandle(Document query) {
    return !wanted(query).isEmpty();
  }

  @Override
  public synchronized Iterable<P> getPositions(Document query) {
    Map<P, Boolean> found = new LinkedHashMap<>();
    for (KeyValue value : wanted(query)) {
      positions.getOrDefault(value, Map.of()).values().forEach(each -> found.put(each, true));
    }
    return new ArrayList<>(found.keySet());
  }

  /** The values a query asks for; none where this index cannot answer it. */
  private List<KeyValue> wanted(Document query) {
    Object condition = Conditions.of(query, keys().getFirst());
    if (condition instanceof Document operators) {
      return operators.size() == 1 && operators.get("$in") instanceof Collection<?> values
          ? wanted(values)
          : List.of();
    }
    return wanted(Arrays.asList(condition));
  }

  private static List<KeyValue> wanted(Collection<?> values) {
    List<KeyValue> wanted = new ArrayList<>();
    for (Object value : values) {
      if (value == null
          || value instanceof Document
          || value instanceof Collection<?>
          || value instanceof BsonRegularExpression) {
        return List.of();
      }
      wanted.add(key(value));
    }
    return wanted;
  }

  private static KeyValue key(@Nullable Object value) {
    return new KeyValue(Arrays.asList(value)).normalized();
  }

  @Override
  public synchronized void add(Document document, P position, MongoCollection<P> collection) {
    KeyValue id = key(document.get("_id"));
    for (KeyValue value : first.getKeyValues(document)) {
      if (isKept(value)) {
        positions.computeIfAbsent(value, any -> new LinkedHashMap<>()).put(id, position);
      }
    }
  }

  @Override
  public synchronized @Nullable P remove(Document document) {
    KeyValue id = key(document.get("_id"));
    for (KeyValue value : first.getKeyValues(document)) {
      positions.computeIfPresent(
          value,
          (any, byId) -> {
            byId.remove(id);
            return byId.isEmpty() ? null : byId;
          });
    }
    return null;
  }

  private static boolean isKept(KeyValue value) {
    return Missing.isNeitherNullNorMissing(value.get(0));
  }

  @Override
  public synchronized void updateInPlace(
      Document before, Document after, P position, MongoCollection<P> collection) {
    if (!first.getKeyValues(before).equals(first.getKeyValues(after))) {
      remove(before);
      add(after, position, collection);
    }
  }

  @Override
  public @Nullable P getPosition(Document document) {
    return null;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<P> collection) {}

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<P> collection) {}

  @Override
  public synchronized long getCount() {
    return positions.values().stream().mapToLong(Map::size).sum();
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public synchronized void drop() {
    positions.clear();
  }
}
