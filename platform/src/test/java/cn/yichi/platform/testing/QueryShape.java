package cn.yichi.platform.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * What an index can use of a query.
 *
 * @param equal fields compared for equality or with {@code $in}
 * @param ranged fields bounded on a side
 * @param sort the order asked for
 */
record QueryShape(Set<String> equal, Set<String> ranged, BsonDocument sort) {
  private static final Set<String> RANGES = Set.of("$gt", "$gte", "$lt", "$lte", "$regex");

  /** One shape per branch of {@code $or}; each needs an index. */
  static List<QueryShape> of(BsonDocument filter, BsonDocument sort) {
    List<QueryShape> shapes =
        new ArrayList<>(List.of(new QueryShape(new HashSet<>(), new HashSet<>(), sort)));
    add(filter, shapes);
    return shapes;
  }

  private static void add(BsonDocument filter, List<QueryShape> shapes) {
    for (Map.Entry<String, BsonValue> condition : filter.entrySet()) {
      switch (condition.getKey()) {
        case "$and" ->
            condition.getValue().asArray().forEach(each -> add(each.asDocument(), shapes));
        case "$or" -> branch(condition.getValue().asArray(), shapes);
        default -> shapes.forEach(shape -> shape.add(condition.getKey(), condition.getValue()));
      }
    }
  }

  private static void branch(List<BsonValue> branches, List<QueryShape> shapes) {
    List<QueryShape> all = new ArrayList<>();
    for (BsonValue branch : branches) {
      List<QueryShape> copies = new ArrayList<>();
      shapes.forEach(
          each ->
              copies.add(
                  new QueryShape(
                      new HashSet<>(each.equal), new HashSet<>(each.ranged), each.sort)));
      add(branch.asDocument(), copies);
      all.addAll(copies);
    }
    shapes.clear();
    shapes.addAll(all);
  }

  private void add(String field, BsonValue condition) {
    boolean operators =
        condition.isDocument()
            && condition.asDocument().keySet().stream().anyMatch(key -> key.startsWith("$"));
    if (!operators) {
      equal.add(field);
      return;
    }
    for (String operator : condition.asDocument().keySet()) {
      if (operator.equals("$eq") || operator.equals("$in")) {
        equal.add(field);
      } else if (RANGES.contains(operator)) {
        ranged.add(field);
      }
    }
  }

  /** True where the fields of the index, in their order, begin with this query's. */
  boolean isServedBy(Document index) {
    List<String> keys = List.copyOf(index.keySet());
    if (equal.contains("_id")) {
      return keys.equals(List.of("_id"));
    }
    int used = 0;
    while (used < keys.size() && equal.contains(keys.get(used))) {
      used++;
    }
    boolean everything = equal.isEmpty() && ranged.isEmpty();
    boolean bounded = used < keys.size() && ranged.contains(keys.get(used));
    boolean sorted = sort.keySet().stream().allMatch(equal::contains) || isSortedBy(index, used);
    return sorted && (used > 0 || bounded || (everything && !sort.isEmpty()));
  }

  private boolean isSortedBy(Document index, int from) {
    List<String> keys = List.copyOf(index.keySet());
    int at = from;
    int direction = 0;
    for (Map.Entry<String, BsonValue> wanted : sort.entrySet()) {
      if (equal.contains(wanted.getKey())) {
        continue;
      }
      if (at >= keys.size() || !keys.get(at).equals(wanted.getKey())) {
        return false;
      }
      int same =
          Integer.signum(wanted.getValue().asNumber().intValue())
              * Integer.signum(((Number) index.get(keys.get(at))).intValue());
      if (direction != 0 && same != direction) {
        return false;
      }
      direction = same;
      at++;
    }
    return true;
  }
}
