package cn.yichi.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class InsertsTest {
  private final MongoCollection<Document> collection =
      TestStack.freshDatabase().getCollection("things");

  @Test
  void inserts_what_is_new_and_tells_what_was_there() {
    assertThat(Inserts.duplicates(collection, List.of())).isEmpty();
    assertThat(Inserts.duplicates(collection, List.of(thing("a", 1)))).isEmpty();
    assertThat(
            Inserts.duplicates(
                collection, List.of(thing("b", 2), thing("a", 2), thing("c", 2), thing("c", 3))))
        .containsExactlyInAnyOrder(1, 3);
    assertThat(collection.find())
        .containsExactlyInAnyOrder(thing("a", 1), thing("b", 2), thing("c", 2));
  }

  private static Document thing(String id, int value) {
    return new Document("_id", id).append("value", value);
  }
}
