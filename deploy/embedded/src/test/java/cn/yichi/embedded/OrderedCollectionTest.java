package cn.yichi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What answers cannot show: which of them come from the order. */
class OrderedCollectionTest {
  private static final Document UP = new Document("_id", 1);
  private static final Document DOWN = new Document("_id", -1);
  private static final Document AFTER = new Document("_id", new Document("$gt", "a"));
  private static final Document BEFORE = new Document("_id", new Document("$lt", "c"));

  private static OrderedCollection book() {
    return (OrderedCollection)
        new IndexedBackend()
            .openOrCreateDatabase("test")
            .createCollectionOrThrowIfExists("book", CollectionOptions.withDefaults());
  }

  private static boolean ordered(Document query, Document sort, int limit) {
    OrderedCollection book = book();
    book.queryDocuments(query, sort, 0, limit, 10, null);
    return book.isOrdered();
  }

  @Test
  void pages_by_id_come_from_the_order() {
    assertThat(ordered(new Document(), UP, 10)).isTrue();
    assertThat(ordered(AFTER, UP, 10)).isTrue();
    assertThat(ordered(new Document("$and", List.of(AFTER, BEFORE)), UP, 10)).isTrue();
    assertThat(ordered(new Document("$and", List.of(AFTER, BEFORE)), DOWN, 1)).isTrue();
  }

  @Test
  void whatever_else_is_asked_does_not() {
    assertThat(ordered(AFTER, UP, 0)).as("no limit").isFalse();
    assertThat(ordered(AFTER, DOWN, 1)).as("ids of other kinds stand behind all texts").isFalse();
    assertThat(ordered(AFTER, new Document("n", 1), 10)).isFalse();
    assertThat(ordered(new Document(AFTER).append("n", 1), UP, 10)).isFalse();
    assertThat(ordered(new Document("_id", "a"), UP, 10)).isFalse();
    assertThat(ordered(new Document("_id", new Document("$gt", 1)), UP, 10)).isFalse();
    assertThat(ordered(new Document("_id", new Document("$gte", "a")), UP, 10)).isFalse();
  }
}
