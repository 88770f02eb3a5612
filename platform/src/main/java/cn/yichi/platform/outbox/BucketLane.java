package cn.yichi.platform.outbox;

import cn.yichi.platform.outbox.FencedSender.RefusedRecord;
import cn.yichi.platform.outbox.NudgeQueue.Nudged;
import cn.yichi.platform.outbox.PendingStore.Unsent;
import cn.yichi.platform.signing.RecordSigner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that relays a bucket: takes nudged ids, and for each outbox in turn opens the
 * producer, reads, signs, sends, keeps history, clears. It never dies of a fault; what failed comes
 * again.
 */
final class BucketLane implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(BucketLane.class);
  private static final long IDLE = 200_000_000L;

  private final int bucket;
  private final OutboxSettings settings;
  private final BucketLeases leases;
  private final FencedSender sender;
  private final RecordSigner signer;
  private final RelayProbe probe;
  private final Map<Outbox, Station> stations = new LinkedHashMap<>();
  private volatile boolean running = true;
  private volatile @Nullable Thread thread;

  BucketLane(
      int bucket,
      OutboxSettings settings,
      BucketLeases leases,
      FencedSender sender,
      RecordSigner signer,
      RelayProbe probe) {
    this.bucket = bucket;
    this.settings = settings;
    this.leases = leases;
    this.sender = sender;
    this.signer = signer;
    this.probe = probe;
  }

  /**
   * One outbox as this bucket serves it.
   *
   * @param elsewhere takes what belongs to another bucket: its {@code _id} is not its record key
   */
  record Station(
      Outbox outbox,
      PendingStore store,
      NudgeQueue queue,
      RelayMetrics metrics,
      Consumer<Unsent> elsewhere) {}

  void serve(Station station) {
    stations.put(station.outbox(), station);
  }

  /** The queue of an outbox; null for one that this service does not relay. */
  @Nullable NudgeQueue queue(Outbox outbox) {
    Station station = stations.get(outbox);
    return station == null ? null : station.queue();
  }

  boolean wantsSweep() {
    return stations.values().stream().anyMatch(station -> station.queue().wantsSweep());
  }

  void wake() {
    LockSupport.unpark(thread);
  }

  /** Ends after the batch at hand. */
  void stop() {
    running = false;
    wake();
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    while (running) {
      if (!round()) {
        LockSupport.parkNanos(IDLE);
      }
    }
    sender.discard();
  }

  /** Gives each outbox its turn; false when there was nothing to do. */
  private boolean round() {
    boolean worked = false;
    try {
      for (Station station : stations.values()) {
        worked |= running && turn(station);
      }
    } catch (RuntimeException | Error stumbled) {
      // While it dealt with another fault; what was at hand waits in its queue already.
      mention(stumbled);
    }
    return worked;
  }

  private void mention(Throwable stumbled) {
    try {
      log.error("outbox lane {} goes on", bucket, stumbled);
    } catch (RuntimeException | Error mute) {
      // The log itself may be what fails, and the keeper would renew a dead lane's lease. What
      // waits still shows by its age.
    }
  }

  private boolean turn(Station station) {
    if (!leases.held(bucket)) {
      station.queue().clear();
      return false;
    }
    List<Nudged> nudged = station.queue().take(settings.batch());
    if (nudged.isEmpty()) {
      return false;
    }
    try {
      ship(station, nudged);
      station.queue().done();
      station.metrics().recovered();
    } catch (RefusedRecord refused) {
      station.queue().failed(nudged);
      sender.discard();
    } catch (RuntimeException | Error failed) {
      // An Error too: the keeper would renew a dead lane's lease, and its facts wait unseen.
      station.queue().failed(nudged);
      sender.discard();
      station.metrics().failed(failed);
    }
    return true;
  }

  private void ship(Station station, List<Nudged> nudged) throws RefusedRecord {
    sender.open();
    List<Unsent> own = new ArrayList<>(nudged.size());
    for (Unsent unsent : station.store().read(nudged)) {
      if (Math.floorMod(unsent.bucket(), settings.buckets()) == bucket) {
        own.add(unsent);
      } else {
        station.elsewhere().accept(unsent);
      }
    }
    probe.beforeSend(bucket);
    send(station, own);
    probe.beforeClear(bucket);
    if (!own.isEmpty()) {
      station.store().keepHistory(own);
      station.store().clear(own);
    }
  }

  private static void refuse(Station station, Unsent owner, RefusedRecord refused) {
    log.error(
        "a fact of {} is refused by Kafka and held back: {}", owner.id(), refused.getMessage());
    station.queue().refused(owner.id());
    station.metrics().refused();
  }

  private void send(Station station, List<Unsent> unsent) throws RefusedRecord {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    List<Unsent> owners = new ArrayList<>();
    for (Unsent aggregate : unsent) {
      for (PendingFact fact : aggregate.facts()) {
        records.add(fact.record(station.outbox().topic()));
        owners.add(aggregate);
      }
    }
    if (records.isEmpty()) {
      return;
    }
    signer.sign(records);
    try {
      sender.send(records);
    } catch (RefusedRecord refused) {
      refuse(station, owners.get(refused.index()), refused);
      throw refused;
    }
    station.metrics().sent(records.size());
  }
}
