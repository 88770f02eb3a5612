package cn.yichi.platform.idempotency;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes expired keys once an hour, beside the request that happens to come then. */
final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration PERIOD = Duration.ofHours(1);

  private final IdempotencyStore store;
  private final Clock clock;
  private final AtomicReference<Instant> next;

  Sweeper(IdempotencyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.next = new AtomicReference<>(clock.instant().plus(PERIOD));
  }

  void mayRun() {
    Instant due = next.get();
    Instant now = clock.instant();
    if (!now.isBefore(due) && next.compareAndSet(due, now.plus(PERIOD))) {
      Thread.ofVirtual().name("idempotency-sweep").start(this::sweep);
    }
  }

  private void sweep() {
    try {
      LOG.debug("{} expired idempotency keys deleted", store.sweep());
    } catch (MongoException away) {
      LOG.debug("expired idempotency keys wait for the next sweep", away);
    }
  }
}
