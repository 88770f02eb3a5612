package cn.yichi.platform.outbox;

import cn.yichi.platform.outbox.PendingStore.SweptId;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases and sweeps for facts that nobody nudged about: at once for a bucket just taken
 * (a crash may have left some), soon after stragglers or an overflow, otherwise rarely.
 */
final class RelayKeeper implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(RelayKeeper.class);
  private static final long TICK = 200;
  private static final long SOON = Duration.ofSeconds(1).toNanos();

  private final OutboxSettings settings;
  private final BucketLeases leases;
  private final List<BucketLane> lanes;
  private final List<Outbox> outboxes;
  private final List<PendingStore> stores;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long nextRenewal = System.nanoTime();
  private long nextSweep = System.nanoTime();

  RelayKeeper(
      OutboxSettings settings,
      BucketLeases leases,
      List<BucketLane> lanes,
      List<Outbox> outboxes,
      List<PendingStore> stores) {
    this.settings = settings;
    this.leases = leases;
    this.lanes = lanes;
    this.outboxes = List.copyOf(outboxes);
    this.stores = List.copyOf(stores);
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      do {
        tick();
      } while (!stopped.await(TICK, TimeUnit.MILLISECONDS));
    } catch (InterruptedException end) {
      log.debug("keeper interrupted");
    }
  }

  private void tick() {
    try {
      boolean taken = nextRenewal - System.nanoTime() <= 0 && renew();
      boolean wanted = lanes.stream().map(BucketLane::wantsSweep).reduce(false, Boolean::logicalOr);
      if (taken || wanted || nextSweep - System.nanoTime() <= 0) {
        nextSweep = System.nanoTime() + settings.sweep().toNanos();
        if (sweep() > 0) {
          nextSweep = System.nanoTime() + Math.min(SOON, settings.sweep().toNanos());
        }
      }
    } catch (MongoException away) {
      nextSweep = System.nanoTime() + SOON;
      log.debug("database away, leases and sweep wait", away);
    } catch (RuntimeException | Error unexpected) {
      nextSweep = System.nanoTime() + SOON;
      log.warn("leases and sweep wait", unexpected);
    }
  }

  private boolean renew() {
    nextRenewal = System.nanoTime() + SOON;
    boolean taken = false;
    for (int bucket = 0; bucket < lanes.size(); bucket++) {
      taken |= leases.acquire(bucket);
    }
    nextRenewal = System.nanoTime() + settings.lease().toNanos() / 3;
    return taken;
  }

  /** Returns how many were news. */
  private int sweep() {
    List<Integer> own = ownBuckets();
    int news = 0;
    for (int i = 0; i < outboxes.size() && !own.isEmpty(); i++) {
      for (SweptId swept : stores.get(i).sweep(own, settings.queue())) {
        @Nullable NudgeQueue queue =
            lanes.get(Math.floorMod(swept.bucket(), lanes.size())).queue(outboxes.get(i));
        news += queue != null && queue.offerSwept(swept.id()) ? 1 : 0;
      }
    }
    if (news > 0) {
      lanes.forEach(BucketLane::wake);
    }
    return news;
  }

  /**
   * Bucket numbers of the leases held, with those that an earlier, greater number of buckets left.
   */
  private List<Integer> ownBuckets() {
    List<Integer> own = new ArrayList<>();
    for (int bucket = 0; bucket < OutboxSettings.MAX_BUCKETS; bucket++) {
      if (leases.held(bucket % lanes.size())) {
        own.add(bucket);
      }
    }
    return own;
  }
}
