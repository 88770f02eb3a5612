package cn.yichi.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A collection that answers pages in the order of ids (all, those after one, those between two)
 * from an order that it keeps from the first such question on; the server's own sorts all it holds
 * for each page.
 */
final class OrderedCollection extends MemoryCollection {
  private static final String ID = "_id";
  private static final Document ASCENDING = new Document(ID, 1);
  private static final Document DESCENDING = new Document(ID, -1);

  private @Nullable NavigableMap<Object, Integer> order;

  OrderedCollection(
      MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    super(database, name, options, cursors);
  }

  /** Whether a page was answered from the order: what tests see of it. */
  synchronized boolean isOrdered() {
    return order != null;
  }

  @Override
  protected Integer addDocumentInternal(Document document) {
    Integer position = super.addDocumentInternal(document);
    if (order != null) {
      order.put(document.get(ID), position);
    }
    return position;
  }

  @Override
  protected void removeDocument(Integer position) {
    if (order != null) {
      order.remove(getDocument(position).get(ID));
    }
    super.removeDocument(position);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document sort,
      int skip,
      int limit,
      int batch,
      @Nullable Document fields) {
    Range range = sort != null && limit > 0 && skip == 0 ? Range.of(query, sort) : null;
    if (range == null) {
      return super.queryDocuments(query, sort, skip, limit, batch, fields);
    }
    List<Integer> positions = range.in(order()).limit(limit).toList();
    return matchDocuments(query, positions, sort, 0, limit, batch, fields);
  }

  private NavigableMap<Object, Integer> order() {
    NavigableMap<Object, Integer> known = order;
    if (known == null) {
      NavigableMap<Object, Integer> all = new TreeMap<>(ValueComparator.asc());
      streamAllDocumentsWithPosition()
          .forEach(each -> all.put(each.getDocument().get(ID), each.getPosition()));
      known = all;
      order = known;
    }
    return known;
  }

  /** Ids between two, both left out; from the last one where the sort descends. */
  private record Range(@Nullable String after, @Nullable String before, boolean descending) {

    /** The range that is all that the query asks for; null where it asks for anything else. */
    static @Nullable Range of(Document query, Document sort) {
      boolean descending = sort.equals(DESCENDING);
      if (!descending && !sort.equals(ASCENDING)) {
        return null;
      }
      Range all = new Range(null, null, descending);
      Range asked = query.isEmpty() ? all : narrowed(all, query);
      // Behind the last text there may be ids of other kinds, which no text is compared with.
      return descending && (asked == null || asked.before == null) ? null : asked;
    }

    private static @Nullable Range narrowed(Range range, Document query) {
      if (query.size() != 1) {
        return null;
      }
      if (query.get("$and") instanceof Collection<?> parts) {
        Range narrow = range;
        for (Object part : parts) {
          narrow = part instanceof Document each && narrow != null ? narrowed(narrow, each) : null;
        }
        return narrow;
      }
      return query.get(ID) instanceof Document bounds ? range.within(bounds) : null;
    }

    private @Nullable Range within(Document bounds) {
      Range narrow = this;
      for (var bound : bounds.entrySet()) {
        if (!(bound.getValue() instanceof String id)) {
          return null;
        }
        switch (bound.getKey()) {
          case "$gt" -> narrow = new Range(later(narrow.after, id), narrow.before, descending);
          case "$lt" -> narrow = new Range(narrow.after, earlier(narrow.before, id), descending);
          default -> {
            return null;
          }
        }
      }
      return narrow;
    }

    private static String later(@Nullable String one, String other) {
      return one == null || ValueComparator.asc().compare(one, other) < 0 ? other : one;
    }

    private static String earlier(@Nullable String one, String other) {
      return one == null || ValueComparator.asc().compare(one, other) > 0 ? other : one;
    }

    Stream<Integer> in(NavigableMap<Object, Integer> order) {
      if (after != null && before != null && ValueComparator.asc().compare(after, before) >= 0) {
        return Stream.empty();
      }
      NavigableMap<Object, Integer> part = after == null ? order : order.tailMap(after, false);
      NavigableMap<Object, Integer> whole = before == null ? part : part.headMap(before, false);
      return (descending ? whole.descendingMap() : whole).values().stream();
    }
  }
}
