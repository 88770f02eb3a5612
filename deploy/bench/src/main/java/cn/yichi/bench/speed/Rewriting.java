package cn.yichi.bench.speed;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The floor of a re-evaluation: a host's certificates read once, a copy of each inserted as
 * history, each written again as a whole with one field changed, a record sent for each and the
 * document updated by id once more, as for one whose fact was sent; through the bare driver and a
 * bare transactional producer, one chunk of 500 after another. What is written is made ready off
 * the clock. The copies are dropped, so that memory holds some of them only.
 */
final class Rewriting implements AutoCloseable {
  private static final int CHUNK = 500;
  private static final int COPIES_AT_ONCE = 100_000;
  private static final String COPIES = "floor_history";

  /** Where a service notes which write stored the document; any other word does no harm. */
  private static final String WRITE = "write";

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final MongoCollection<RawBsonDocument> all;
  private final MongoCollection<RawBsonDocument> copies;
  private final BareRecords records;

  Rewriting(World world, MongoDatabase database, String topic) {
    this.all = database.getCollection("certificates", RawBsonDocument.class);
    this.copies = database.getCollection(COPIES, RawBsonDocument.class);
    this.records = new BareRecords(world, topic);
  }

  /**
   * Seconds within driver and producer.
   *
   * @param documents that were read, kept and written again
   * @param sending of a record for each
   * @param clearing the update of each that follows
   */
  record Took(
      long documents,
      double reading,
      double keeping,
      double writing,
      double sending,
      double clearing) {
    double seconds() {
      return stores() + sending + clearing;
    }

    /** Without what is published. */
    double stores() {
      return reading + keeping + writing;
    }
  }

  Took run(long documents) {
    String write = "floor-" + System.nanoTime();
    Took sum = new Took(0, 0, 0, 0, 0, 0);
    List<RawBsonDocument> chunk = new ArrayList<>(CHUNK);
    try (MongoCursor<RawBsonDocument> cursor =
        all.find().limit(Math.toIntExact(documents)).batchSize(CHUNK).iterator()) {
      boolean more = true;
      while (more) {
        long begun = System.nanoTime();
        while (chunk.size() < CHUNK && (more = cursor.hasNext())) {
          chunk.add(cursor.next());
        }
        double reading = since(begun);
        sum =
            plus(
                sum,
                chunk.isEmpty() ? new Took(0, reading, 0, 0, 0, 0) : again(chunk, write, reading));
        if (sum.documents() % COPIES_AT_ONCE < chunk.size()) {
          copies.drop();
        }
        chunk.clear();
      }
    }
    copies.drop();
    return sum;
  }

  private Took again(List<RawBsonDocument> chunk, String write, double reading) {
    List<WriteModel<RawBsonDocument>> writes =
        chunk.stream().map(each -> replacing(each, write)).toList();
    List<UpdateOneModel<RawBsonDocument>> updates =
        chunk.stream()
            .<UpdateOneModel<RawBsonDocument>>map(
                each -> new UpdateOneModel<>(eq("_id", each.get("_id")), set(WRITE, write + "-")))
            .toList();
    long begun = System.nanoTime();
    copies.insertMany(chunk);
    double keeping = since(begun);
    begun = System.nanoTime();
    check(all.bulkWrite(writes, UNORDERED).getMatchedCount(), chunk.size());
    double writing = since(begun);
    begun = System.nanoTime();
    records.send(chunk.size());
    double sending = since(begun);
    begun = System.nanoTime();
    check(all.bulkWrite(updates, UNORDERED).getMatchedCount(), chunk.size());
    return new Took(chunk.size(), reading, keeping, writing, sending, since(begun));
  }

  private static void check(int matched, int wanted) {
    if (matched != wanted) {
      throw new IllegalStateException("%d of %d written".formatted(matched, wanted));
    }
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
        one.writing() + other.writing(),
        one.sending() + other.sending(),
        one.clearing() + other.clearing());
  }

  @Override
  public void close() {
    records.close();
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
