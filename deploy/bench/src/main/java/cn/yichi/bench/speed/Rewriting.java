package cn.yichi.bench.speed;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The floor of a re-evaluation: all of a host's certificates read once, a copy of each inserted as
 * history and each written again as a whole with one field changed, through the bare driver, one
 * chunk of 500 after another. What is written is made ready off the clock. The copies are dropped.
 */
final class Rewriting {
  private static final int CHUNK = 500;
  private static final String COPIES = "floor_history";

  /** Where a service notes which write stored the document; any other word does no harm. */
  private static final String WRITE = "write";

  private final MongoCollection<RawBsonDocument> all;
  private final MongoCollection<RawBsonDocument> copies;

  Rewriting(MongoDatabase database) {
    this.all = database.getCollection("certificates", RawBsonDocument.class);
    this.copies = database.getCollection(COPIES, RawBsonDocument.class);
  }

  /**
   * Seconds within the driver.
   *
   * @param documents that were read, kept and written again
   */
  record Took(long documents, double reading, double keeping, double writing) {
    double seconds() {
      return reading + keeping + writing;
    }
  }

  Took run() {
    String write = "floor-" + System.nanoTime();
    Took sum = new Took(0, 0, 0, 0);
    List<RawBsonDocument> chunk = new ArrayList<>(CHUNK);
    try (MongoCursor<RawBsonDocument> cursor = all.find().batchSize(CHUNK).iterator()) {
      boolean more = true;
      while (more) {
        long begun = System.nanoTime();
        while (chunk.size() < CHUNK && (more = cursor.hasNext())) {
          chunk.add(cursor.next());
        }
        double reading = since(begun);
        sum =
            plus(sum, chunk.isEmpty() ? new Took(0, reading, 0, 0) : again(chunk, write, reading));
        chunk.clear();
      }
    }
    copies.drop();
    return sum;
  }

  private Took again(List<RawBsonDocument> chunk, String write, double reading) {
    List<WriteModel<RawBsonDocument>> writes =
        chunk.stream().map(each -> replacing(each, write)).toList();
    long begun = System.nanoTime();
    copies.insertMany(chunk);
    double keeping = since(begun);
    long kept = System.nanoTime();
    int matched = all.bulkWrite(writes, new BulkWriteOptions().ordered(false)).getMatchedCount();
    double writing = since(kept);
    if (matched != chunk.size()) {
      throw new IllegalStateException("%d of %d written".formatted(matched, chunk.size()));
    }
    return new Took(chunk.size(), reading, keeping, writing);
  }

  /** With another word, since the stand-in passes over a replacement that changes nothing. */
  private static WriteModel<RawBsonDocument> replacing(RawBsonDocument each, String write) {
    BsonDocumentCodec codec = new BsonDocumentCodec();
    BsonDocument copy = each.decode(codec);
    copy.put(WRITE, new BsonString(write));
    return new ReplaceOneModel<>(eq("_id", copy.get("_id")), new RawBsonDocument(copy, codec));
  }

  private static Took plus(Took one, Took other) {
    return new Took(
        one.documents() + other.documents(),
        one.reading() + other.reading(),
        one.keeping() + other.keeping(),
        one.writing() + other.writing());
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
