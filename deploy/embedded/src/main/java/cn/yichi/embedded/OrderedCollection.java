package cn.yichi.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A collection that answers pages in the order of ids (all, or those after one) from an order that
 * it keeps until a document comes or goes; the server's own sorts all it holds for each page.
 */
final class OrderedCollection extends MemoryCollection {
  private static final String ID = "_id";
  private static final Map<String, ?> ASCENDING = Map.of(ID, 1);

  private @Nullable List<DocumentWithPosition<Integer>> order;

  OrderedCollection(
      MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    super(database, name, options, cursors);
  }

  @Override
  protected Integer addDocumentInternal(Document document) {
    order = null;
    return super.addDocumentInternal(document);
  }

  @Override
  protected void removeDocument(Integer position) {
    order = null;
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
    if (sort != null && sort.equals(ASCENDING) && limit > 0 && skip == 0) {
      if (query.isEmpty()) {
        return page(0, query, sort, limit, batch, fields);
      }
      if (query.size() == 1
          && query.get(ID) instanceof Document after
          && after.size() == 1
          && after.get("$gt") instanceof String id) {
        return page(placeAfter(id), query, sort, limit, batch, fields);
      }
    }
    return super.queryDocuments(query, sort, skip, limit, batch, fields);
  }

  private QueryResult page(
      int from, Document query, Document sort, int limit, int batch, @Nullable Document fields) {
    List<DocumentWithPosition<Integer>> all = order();
    List<Integer> positions =
        all.subList(from, (int) Math.min((long) from + limit, all.size())).stream()
            .map(DocumentWithPosition::getPosition)
            .toList();
    return matchDocuments(query, positions, sort, 0, limit, batch, fields);
  }

  /** Where the first id after this one stands, or would. */
  private int placeAfter(String id) {
    List<DocumentWithPosition<Integer>> all = order();
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ValueComparator.asc().compare(all.get(middle).getDocument().get(ID), id) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private List<DocumentWithPosition<Integer>> order() {
    List<DocumentWithPosition<Integer>> known = order;
    if (known == null) {
      known =
          streamAllDocumentsWithPosition()
              .sorted(
                  (one, other) ->
                      ValueComparator.asc()
                          .compare(one.getDocument().get(ID), other.getDocument().get(ID)))
              .toList();
      order = known;
    }
    return known;
  }
}
