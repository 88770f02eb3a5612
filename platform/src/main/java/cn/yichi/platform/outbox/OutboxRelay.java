package cn.yichi.platform.outbox;

import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.outbox.PendingStore.Unsent;
import cn.yichi.platform.signing.RecordSigner;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends pending facts and clears what was acknowledged; one per service, for all its outboxes.
 *
 * <p>Every bucket has a lease, a thread and a transactional producer of its own. While broker or
 * database is away facts wait and the relay tries again for ever. A crash between sending and
 * clearing makes a duplicate, never a loss.
 */
public final class OutboxRelay implements OutboxNudge, SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration STOP = Duration.ofSeconds(10);

  /** Characters of facts that wait in memory for one outbox; some megabytes with all about them. */
  private static final long MOST_KNOWN = 4_000_000;

  private final BucketLeases leases;
  private final List<BucketLane> lanes = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final RelayKeeper keeper;
  private volatile boolean running;

  OutboxRelay(
      List<Outbox> outboxes,
      OutboxSettings settings,
      BucketLeases leases,
      IntFunction<FencedSender> senders,
      Surroundings surroundings,
      RelayProbe probe) {
    this.leases = leases;
    for (int bucket = 0; bucket < settings.buckets(); bucket++) {
      lanes.add(
          new BucketLane(
              bucket, settings, leases, senders.apply(bucket), surroundings.signer(), probe));
    }
    List<PendingStore> stores = new ArrayList<>();
    for (Outbox outbox : outboxes) {
      stores.add(serve(outbox, settings, surroundings));
    }
    this.keeper = new RelayKeeper(settings, leases, lanes, outboxes, stores);
  }

  /** The relay of a service, with the producers {@code yichi.<region>.<service>.<bucket>}. */
  public static OutboxRelay of(
      List<Outbox> outboxes,
      OutboxSettings settings,
      ServiceIdentity identity,
      Surroundings surroundings) {
    BucketLeases leases =
        new BucketLeases(
            surroundings.database().getCollection("outbox_leases"),
            identity.instance(),
            settings.lease(),
            surroundings.clock());
    IntFunction<FencedSender> senders =
        bucket -> sender(surroundings.broker(), identity.prefix() + "." + bucket);
    return new OutboxRelay(outboxes, settings, leases, senders, surroundings, RelayProbe.NONE);
  }

  /** What the relay leans on. */
  public record Surroundings(
      MongoDatabase database,
      BrokerClients broker,
      RecordSigner signer,
      MeterRegistry meters,
      Clock clock) {}

  static FencedSender sender(BrokerClients broker, String transactionalId) {
    Map<String, Object> special =
        Map.of(
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            transactionalId,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            30_000,
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            16L * 1024 * 1024);
    return new FencedSender(() -> broker.producer(special));
  }

  private PendingStore serve(Outbox outbox, OutboxSettings settings, Surroundings surroundings) {
    if (outbox.buckets() != settings.buckets()) {
      throw new IllegalArgumentException(
          outbox.topic() + " has " + outbox.buckets() + " buckets, not " + settings.buckets());
    }
    PendingStore store = new PendingStore(outbox, surroundings.database());
    List<NudgeQueue> queues =
        lanes.stream()
            .map(
                lane ->
                    new NudgeQueue(
                        settings.queue(),
                        MOST_KNOWN / lanes.size(),
                        settings.maxBackOff(),
                        System::nanoTime))
            .toList();
    RelayMetrics metrics = new RelayMetrics(surroundings.meters(), outbox.topic(), queues);
    for (int bucket = 0; bucket < lanes.size(); bucket++) {
      lanes
          .get(bucket)
          .serve(
              new BucketLane.Station(
                  outbox,
                  store,
                  queues.get(bucket),
                  metrics,
                  unsent -> offer(outbox, unsent.bucket(), queue -> queue.offer(unsent.id()))));
    }
    return store;
  }

  @Override
  public void nudge(Outbox outbox, Collection<String> ids) {
    for (String id : ids) {
      offer(outbox, outbox.bucketOf(id), queue -> queue.offer(id));
    }
    lanes.forEach(BucketLane::wake);
  }

  @Override
  public void inserted(Outbox outbox, Collection<Document> inserted) {
    for (Document document : inserted) {
      Unsent.in(document)
          .ifPresent(unsent -> offer(outbox, unsent.bucket(), queue -> queue.offer(unsent)));
    }
    lanes.forEach(BucketLane::wake);
  }

  private void offer(Outbox outbox, int bucket, Consumer<NudgeQueue> offer) {
    int own = Math.floorMod(bucket, lanes.size());
    @Nullable NudgeQueue queue = lanes.get(own).queue(outbox);
    if (queue == null) {
      throw new IllegalArgumentException("not an outbox of this service: " + outbox.topic());
    }
    if (leases.held(own)) {
      offer.accept(queue);
    }
  }

  /** Early, so that on the way down consumers and web server stop before it. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    running = true;
    for (BucketLane lane : lanes) {
      threads.add(Thread.ofPlatform().daemon().name("outbox-" + lanes.indexOf(lane)).start(lane));
    }
    threads.add(Thread.ofPlatform().daemon().name("outbox-keeper").start(keeper));
  }

  /**
   * Finishes the batches at hand and gives the leases back; what still waits stays in the database.
   */
  @Override
  public void stop() {
    running = false;
    keeper.stop();
    lanes.forEach(BucketLane::stop);
    try {
      long deadline = System.nanoTime() + STOP.toNanos();
      for (Thread thread : threads) {
        thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      log.warn("stopped before the last batches were done");
    }
    threads.clear();
    for (int bucket = 0; bucket < lanes.size(); bucket++) {
      leases.release(bucket);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
