package cn.yichi.bench.speed;

import cn.yichi.bench.speed.Capture.Lot;
import cn.yichi.bench.speed.Holdings.Place;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;

/**
 * The I/O floor: what a file left, written again by the bare MongoDB driver and Kafka client from
 * this process into fresh databases and topics of the same database and broker processes. No design
 * that keeps these documents and sends these records can be faster, whatever it computes.
 *
 * <p>In it: every document that stayed, history included, inserted in its full form, those with a
 * fact with the fact inside; every fact's record, 500 a transaction, as the relay sends them; every
 * clearing update; every advance of a notice; every index the services declare; consumption of
 * every topic, read committed, by as many groups as read it, with their commits.
 *
 * <p>Not in it: reads of any kind, upserts (a plain insert does), checkpoints of the import and
 * leases, the upload, the spool, the messages to the provider, and every computation. Batches are
 * of 500 documents; all writes are prepared off the clock as the bytes that go on the wire. The
 * batches are spread over as many threads as gave the best rate on this machine when it was warmed.
 */
final class Floor {
  private static final String PREFIX = "floor_";

  private final World world;

  Floor(World world) {
    this.world = world;
  }

  /** Seconds that a capture takes with so many writers. */
  double run(Capture capture, int writers) throws IOException, InterruptedException {
    try (var traces = new Traces(world, capture)) {
      prepare(traces.capture());
      return timed(capture, writers);
    }
  }

  /** What a floor leaves behind; removed after it, and a fault of that hides none before it. */
  private record Traces(World world, Capture capture) implements AutoCloseable {
    @Override
    public void close() {
      capture.lots().stream()
          .map(Lot::place)
          .filter(Objects::nonNull)
          .map(Place::database)
          .distinct()
          .forEach(database -> world.mongo().getDatabase(PREFIX + database).drop());
      FloorTopics.delete(world.admin(), capture.records().keySet());
    }
  }

  private void prepare(Capture capture) {
    FloorTopics.create(world.admin(), capture.records().keySet());
    for (Lot lot : capture.lots()) {
      if (lot.place() != null) {
        MongoDatabase fresh = database(lot.place());
        fresh.createCollection(lot.place().collection());
        for (Document index : lot.indexes()) {
          if (!index.getString("name").equals("_id_")) {
            fresh
                .getCollection(lot.place().collection())
                .createIndex(index.get("key", Document.class), options(index));
          }
        }
      }
    }
  }

  private static IndexOptions options(Document index) {
    IndexOptions options =
        new IndexOptions()
            .name(index.getString("name"))
            .unique(index.getBoolean("unique", false))
            .sparse(index.getBoolean("sparse", false));
    Document partial = index.get("partialFilterExpression", Document.class);
    return partial == null ? options : options.partialFilterExpression(partial);
  }

  private MongoDatabase database(Place place) {
    return world
        .mongo()
        .getDatabase(PREFIX + place.database())
        .withWriteConcern(WriteConcern.MAJORITY);
  }

  private double timed(Capture capture, int writers) throws IOException, InterruptedException {
    List<FloorWriter.Source> sources = new ArrayList<>();
    List<FloorWriter> work = new ArrayList<>();
    List<FloorReader> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (Lot lot : capture.lots()) {
        sources.add(
            new FloorWriter.Source(
                new Shelf.Reader(lot.file(), lot.entries()),
                lot.place() == null ? null : database(lot.place()),
                lot.place() == null ? "" : lot.place().collection()));
      }
      for (int i = 0; i < writers; i++) {
        work.add(new FloorWriter(world.backbone().brokers(), sources, i));
      }
      capture
          .groups()
          .forEach(
              (group, topics) ->
                  readers.add(
                      new FloorReader(
                          world.backbone().brokers(), group, topics, capture.records())));
      long begun = System.nanoTime();
      List<Future<?>> reading = new ArrayList<>();
      readers.forEach(reader -> reading.add(threads.submit(reader)));
      // Writers first: a reader whose writer failed would wait for ever.
      List<Future<?>> running = new ArrayList<>();
      work.forEach(writer -> running.add(threads.submit(writer)));
      running.addAll(reading);
      await(running);
      return (System.nanoTime() - begun) / 1e9;
    } finally {
      for (FloorWriter.Source source : sources) {
        source.entries().close();
      }
      work.forEach(FloorWriter::close);
      readers.forEach(FloorReader::close);
    }
  }

  private static void await(List<Future<?>> running) throws InterruptedException {
    for (Future<?> each : running) {
      try {
        each.get();
      } catch (ExecutionException failed) {
        running.forEach(other -> other.cancel(true));
        throw new IllegalStateException("the floor failed", failed.getCause());
      }
    }
  }
}
