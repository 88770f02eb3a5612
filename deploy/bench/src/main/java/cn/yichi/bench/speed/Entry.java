package cn.yichi.bench.speed;

import com.mongodb.client.model.UpdateOneModel;
import java.util.List;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * One document's writes, ready to be sent: all that could be prepared is.
 *
 * @param insert the document as it was first written; null where only a record is left
 * @param record the fact that went to a topic after the insert; null where there was none
 * @param updates later writes of the same document, in order
 */
record Entry(@Nullable RawBsonDocument insert, @Nullable Fact record, List<Update> updates) {

  /**
   * A record.
   *
   * @param topic where it was found
   */
  record Fact(String topic, byte[] key, byte[] value, List<Header> headers) {}

  /** A record's header. */
  record Header(String name, byte[] value) {}

  /** A conditional update of one document. */
  record Update(RawBsonDocument filter, RawBsonDocument change) {
    UpdateOneModel<RawBsonDocument> model() {
      return new UpdateOneModel<>(filter, change);
    }
  }
}
