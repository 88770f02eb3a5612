package cn.yichi.platform.store;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes expired documents once an hour, beside the request that happens to come then. */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration PERIOD = Duration.ofHours(1);

  private final String what;
  private final LongSupplier deletion;
  private final Clock clock;
  private final AtomicReference<Instant> next;

  /**
   * @param what is deleted, for the log
   * @param deletion answers how many
   */
  public Sweeper(String what, LongSupplier deletion, Clock clock) {
    this.what = what;
    this.deletion = deletion;
    this.clock = clock;
    this.next = new AtomicReference<>(clock.instant().plus(PERIOD));
  }

  public void mayRun() {
    Instant due = next.get();
    Instant now = clock.instant();
    if (!now.isBefore(due) && next.compareAndSet(due, now.plus(PERIOD))) {
      Thread.ofVirtual().name("sweep").start(this::sweep);
    }
  }

  private void sweep() {
    try {
      LOG.debug("{} expired {} deleted", deletion.getAsLong(), what);
    } catch (MongoException away) {
      LOG.debug("expired {} wait for the next sweep", what, away);
    }
  }
}
