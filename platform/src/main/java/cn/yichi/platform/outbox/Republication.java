package cn.yichi.platform.outbox;

import cn.yichi.contracts.event.WireEvent;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Puts the present state of all aggregates into their outboxes once more, in the order of ids, and
 * remembers how far it came: a service that is stopped goes on where it was. An aggregate that
 * changes meanwhile publishes its change by itself and is left out, so that an older version never
 * follows a newer one.
 *
 * <p>It ends by no fault. Gauge {@code yichi.republication.left} tells how many collections are not
 * said in full yet; a document of which no fact can be made is passed over, named in the log and
 * counted by {@code yichi.republication.passed.over}. Alarms are set on both.
 */
public final class Republication implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Republication.class);
  private static final int CHUNK = 500;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final @Nullable String name;
  private final List<Restated> all;
  private final MongoCollection<Document> progress;
  private final OutboxNudge relay;
  private final AtomicInteger left;
  private final Counter passedOver;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  public Republication(
      RepublicationSettings settings,
      List<Restated> all,
      MongoDatabase database,
      OutboxNudge relay,
      MeterRegistry meters) {
    this.name = settings.name();
    this.all = List.copyOf(all);
    this.progress = database.getCollection("republications");
    this.relay = relay;
    this.left = meters.gauge("yichi.republication.left", new AtomicInteger());
    this.passedOver = meters.counter("yichi.republication.passed.over");
  }

  @Override
  public void start() {
    running = true;
    if (name != null && !name.isBlank()) {
      left.set(all.size());
      Thread.ofVirtual().name("republication").start(this::run);
    }
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      while (running && !attempt()) {
        if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException end) {
      log.debug("republication interrupted");
    }
  }

  /** False where it must be tried again. */
  private boolean attempt() {
    try {
      for (int said = 0; said < all.size(); said++) {
        say(all.get(said));
        left.set(all.size() - said - 1);
      }
      return true;
    } catch (RuntimeException | Error fault) {
      // An Error too: left to itself it would end this thread, and readers would keep the forgery.
      log.warn("republication {} waits for a fault to pass: {}", name, fault.toString());
      return false;
    }
  }

  private void say(Restated restated) {
    MongoCollection<Document> aggregates = restated.outbox().aggregates();
    String id = name + "/" + aggregates.getNamespace().getCollectionName();
    Document far =
        Optional.ofNullable(progress.find(Filters.eq("_id", id)).first())
            .orElseGet(
                () -> new Document("_id", id).append("schemaVersion", 1).append("after", ""));
    while (running && !far.getBoolean("done", false)) {
      List<Document> chunk =
          aggregates
              .find(Filters.gt("_id", far.getString("after")))
              .sort(Sorts.ascending("_id"))
              .limit(CHUNK)
              .into(new ArrayList<>());
      push(restated, chunk);
      far.append("after", chunk.isEmpty() ? far.getString("after") : last(chunk));
      far.append("said", far.getInteger("said", 0) + chunk.size());
      far.append("done", chunk.size() < CHUNK);
      progress.replaceOne(Filters.eq("_id", id), far, new ReplaceOptions().upsert(true));
      if (far.getBoolean("done")) {
        log.info("republication {}: {} said again", id, far.getInteger("said"));
      }
    }
  }

  private static String last(List<Document> chunk) {
    return chunk.getLast().getString("_id");
  }

  private void push(Restated restated, List<Document> chunk) {
    List<WriteModel<Document>> updates = new ArrayList<>(chunk.size());
    List<String> ids = new ArrayList<>(chunk.size());
    for (Document each : chunk) {
      Optional<WireEvent> fact = fact(restated, each);
      if (fact.isPresent()) {
        Bson same = restated.outbox().unchanged(each);
        updates.add(new UpdateOneModel<>(same, restated.outbox().push(fact.get(), null)));
        ids.add(each.getString("_id"));
      }
    }
    if (!updates.isEmpty()) {
      restated.outbox().aggregates().bulkWrite(updates, new BulkWriteOptions().ordered(false));
      relay.nudge(restated.outbox(), ids);
    }
  }

  private Optional<WireEvent> fact(Restated restated, Document stored) {
    try {
      return restated.fact().apply(stored);
    } catch (RuntimeException bad) {
      passedOver.increment();
      // The class only: a message may repeat what the document holds.
      log.error(
          "republication {} passes over {}: {}",
          name,
          stored.getString("_id"),
          bad.getClass().getName());
      return Optional.empty();
    }
  }
}
