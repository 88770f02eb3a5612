package cn.yichi.platform.rotation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/**
 * One collection with sealed values, as the change of keys sees it. A service declares a bean for
 * each; a collection whose states move to another one (its history) comes before that one, see
 * {@link #after}.
 */
public interface Resealing {
  /** The collection; its ids are strings. */
  MongoCollection<Document> collection();

  /** Paths of what {@link #step} reads, the id besides. */
  List<String> fields();

  /**
   * What a document needs.
   *
   * @throws cn.yichi.platform.vault.Unreadable when a value of it cannot be opened
   */
  Step step(Document document);

  /**
   * What each document of a page needs; for those whose answer rests on other collections, which it
   * can ask once for the whole page.
   *
   * @return asked once for each of the documents; throws as {@link #step} does
   */
  default Function<Document, Step> steps(List<Document> page) {
    return this::step;
  }

  /** Told after writes: ids of those that were to be written, for a relay. */
  default void written(List<String> ids) {}

  /** Whether states move here from another collection, which then has to be clean before. */
  default boolean after() {
    return false;
  }

  /** What one document needs. */
  sealed interface Step {
    /** Nothing: no value of it is under an older key. */
    record Current() implements Step {}

    /** Nothing that could be done here: it goes, or is written anew, by itself. */
    record Waits() implements Step {}

    /**
     * A write.
     *
     * @param update matches only while the values are as they were read
     */
    record Write(UpdateOneModel<Document> update) implements Step {}
  }
}
