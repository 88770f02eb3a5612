package cn.yichi.bench.speed;

import cn.yichi.platform.broker.BrokerClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** One thread of the floor: takes batches of any collection, inserts, sends, updates. */
final class FloorWriter implements Callable<Void>, AutoCloseable {
  private static final int BATCH = 500;

  private final List<Source> sources;
  private final int first;
  private final Producer<byte[], byte[]> producer;

  /**
   * @param number of this writer among all: it begins with another collection than the rest
   */
  FloorWriter(String brokers, List<Source> sources, int number) {
    this.sources = List.copyOf(sources);
    this.first = number;
    this.producer =
        new BrokerClients(Map.of("bootstrap.servers", brokers))
            .producer(Map.of("transactional.id", "floor-" + number, "linger.ms", 5));
    producer.initTransactions();
  }

  /**
   * Where batches come from and go to.
   *
   * @param database null where there are records only
   */
  record Source(Shelf.Reader entries, @Nullable MongoDatabase database, String collection) {}

  @Override
  public @Nullable Void call() throws IOException {
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get((first + i) % sources.size());
      for (List<Entry> batch = source.entries().next(BATCH);
          !batch.isEmpty();
          batch = source.entries().next(BATCH)) {
        write(source, batch);
      }
    }
    return null;
  }

  private void write(Source source, List<Entry> batch) {
    List<RawBsonDocument> inserts =
        batch.stream().map(Entry::insert).filter(Objects::nonNull).toList();
    @Nullable MongoCollection<RawBsonDocument> collection =
        source.database() == null
            ? null
            : source.database().getCollection(source.collection(), RawBsonDocument.class);
    if (collection != null && !inserts.isEmpty()) {
      collection.insertMany(inserts, new InsertManyOptions().ordered(false));
    }
    send(batch);
    if (collection != null) {
      update(collection, batch);
    }
  }

  private void send(List<Entry> batch) {
    List<Entry.Fact> facts = batch.stream().map(Entry::record).filter(Objects::nonNull).toList();
    if (facts.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    for (Entry.Fact fact : facts) {
      var record = new ProducerRecord<>(FloorTopics.named(fact.topic()), fact.key(), fact.value());
      fact.headers().forEach(header -> record.headers().add(header.name(), header.value()));
      var unused = producer.send(record);
    }
    producer.commitTransaction();
  }

  /** The first update of all, then the second of those that have one, and so on. */
  private static void update(MongoCollection<RawBsonDocument> collection, List<Entry> batch) {
    for (int step = 0; ; step++) {
      List<UpdateOneModel<RawBsonDocument>> updates = new ArrayList<>();
      for (Entry entry : batch) {
        if (entry.updates().size() > step) {
          updates.add(entry.updates().get(step).model());
        }
      }
      if (updates.isEmpty()) {
        return;
      }
      int matched =
          collection.bulkWrite(updates, new BulkWriteOptions().ordered(false)).getMatchedCount();
      if (matched != updates.size()) {
        throw new IllegalStateException(
            "of %d updates of %s %d met their document"
                .formatted(updates.size(), collection.getNamespace(), matched));
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
