package cn.yichi.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique index that also serves a query with more conditions than its own fields, as MongoDB's
 * do: the server's own looks up {@code {_id}} alone and scans the collection for {@code {_id,
 * version}}. The collection checks the whole query against what the index finds.
 */
final class GuardedIndex<P> extends Index<P> {
  private final Index<P> unique;

  GuardedIndex(Index<P> unique, String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
    this.unique = unique;
  }

  @Override
  public boolean canHandle(Document query) {
    Document own = ownPart(query);
    return own != null && unique.canHandle(own);
  }

  @Override
  public Iterable<P> getPositions(Document query) {
    Document own = ownPart(query);
    return own == null ? List.of() : unique.getPositions(own);
  }

  private @Nullable Document ownPart(Document query) {
    Document own = new Document();
    for (String key : keys()) {
      if (!Conditions.has(query, key)) {
        return null;
      }
      own.put(key, Conditions.of(query, key));
    }
    return own;
  }

  @Override
  public @Nullable P getPosition(Document document) {
    return unique.getPosition(document);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<P> collection) {
    unique.checkAdd(document, collection);
  }

  @Override
  public void add(Document document, P position, MongoCollection<P> collection) {
    unique.add(document, position, collection);
  }

  @Override
  public @Nullable P remove(Document document) {
    return unique.remove(document);
  }

  @Override
  public long getCount() {
    return unique.getCount();
  }

  @Override
  public long getDataSize() {
    return unique.getDataSize();
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<P> collection) {
    unique.checkUpdate(before, after, collection);
  }

  @Override
  public void updateInPlace(
      Document before, Document after, P position, MongoCollection<P> collection) {
    unique.updateInPlace(before, after, position, collection);
  }

  @Override
  public void drop() {
    unique.drop();
  }

  @Override
  public boolean isUnique() {
    return true;
  }
}
