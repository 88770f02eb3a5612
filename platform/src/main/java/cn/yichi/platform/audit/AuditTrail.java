package cn.yichi.platform.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes deeds from any number of threads and has one thread write them, those that came meanwhile
 * in one group (group commit). While the store is away callers wait, and are refused at their
 * limit; an entry whose caller was refused may still be written.
 */
public final class AuditTrail implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final Duration IDLE = Duration.ofMillis(200);

  /** How long the end waits for the store, and then for the broker to have the last head. */
  private static final Duration LAST = Duration.ofSeconds(5);

  private static final Duration SENT = Duration.ofSeconds(1);

  private final ChainWriter writer;
  private final ChainHeads heads;
  private final AuditSettings settings;
  private final BlockingQueue<Waiting> queue;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch outOfTime = new CountDownLatch(1);
  private final Counter written;
  private final Counter refused;
  private final Thread thread;
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile boolean running;

  /** When the group under way was taken, by the clock that only goes on; 0 where there is none. */
  private volatile long takenAt;

  AuditTrail(
      Function<ChainWriter.Pauses, ChainWriter> writer,
      ChainHeads heads,
      AuditSettings settings,
      MeterRegistry meters) {
    this.heads = heads;
    this.settings = settings;
    this.queue = new ArrayBlockingQueue<>(settings.queue());
    this.writer = writer.apply(this::pause);
    this.written = meters.counter("yichi.audit.written");
    this.refused = meters.counter("yichi.audit.refused");
    Gauge.builder("yichi.audit.waiting", queue, BlockingQueue::size).register(meters);
    this.thread = Thread.ofPlatform().daemon().name("audit").unstarted(this::write);
  }

  private record Waiting(Deed deed, CompletableFuture<Void> done) {}

  /**
   * Returns where an entry could be written now, as far as is known: who could not be entered does
   * nothing.
   *
   * @throws AuditUnavailable while the log has not begun, has ended, has no room, or has waited for
   *     the store for longer than a caller would
   */
  void admit() {
    try {
      if (!begun.await(settings.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        throw refuse("not begun");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw refuse("interrupted");
    }
    Optional<String> hindrance = hindrance();
    if (hindrance.isPresent()) {
      throw refuse(hindrance.get());
    }
  }

  /** Why nothing can be written now, as far as is known; does not wait. */
  Optional<String> hindrance() {
    long taken = takenAt;
    if (begun.getCount() > 0) {
      return Optional.of("not begun");
    }
    if (stopping.getCount() == 0) {
      return Optional.of("ended");
    }
    if (queue.remainingCapacity() == 0) {
      return Optional.of("no room");
    }
    return taken != 0 && System.nanoTime() - taken > settings.patience().toNanos()
        ? Optional.of("the store is away")
        : Optional.empty();
  }

  /**
   * Writes an entry and returns when it is safe. An entry that nobody has begun to write when its
   * caller is refused is never written, so that who tries again is not entered twice.
   *
   * @throws AuditUnavailable when that is not known within the limit
   */
  public void record(Deed deed) {
    long end = System.nanoTime() + settings.patience().toNanos();
    Waiting waiting = new Waiting(deed, new CompletableFuture<>());
    try {
      if (stopping.getCount() == 0
          || !queue.offer(waiting, settings.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        throw refuse("no room");
      }
      waiting.done().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      boolean forgotten = queue.remove(waiting);
      throw refuse(forgotten ? "not written" : "not written in time");
    } catch (ExecutionException given) {
      throw refuse("given up");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw refuse("interrupted");
    }
  }

  /** How far the chain of this process is; perhaps further by now. */
  Head head() {
    return writer.head();
  }

  private AuditUnavailable refuse(String why) {
    refused.increment();
    return new AuditUnavailable("audit entry: " + why);
  }

  private void write() {
    try {
      boolean alive = writer.begin();
      begun.countDown();
      while (alive && !(stopping.getCount() == 0 && queue.isEmpty())) {
        publishWhenDue();
        alive = commit(group());
      }
      if (alive) {
        writer.close();
      }
    } catch (InterruptedException stopped) {
      LOG.warn("the audit log was interrupted");
    } finally {
      giveUp();
    }
  }

  private void publishWhenDue() {
    try {
      writer.publishWhenDue(settings.publish());
    } catch (RuntimeException | Error fault) {
      // A dead thread would refuse all that comes after.
      LOG.error("the head of the audit chain is not published", fault);
    }
  }

  private List<Waiting> group() throws InterruptedException {
    Waiting first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    List<Waiting> group = new ArrayList<>();
    group.add(first);
    queue.drainTo(group, settings.group() - 1);
    return group;
  }

  private boolean commit(List<Waiting> group) {
    if (group.isEmpty()) {
      return true;
    }
    boolean known;
    takenAt = System.nanoTime();
    try {
      known = writer.append(group.stream().map(Waiting::deed).toList());
    } catch (RuntimeException | Error fault) {
      // Before anything was written: a dead thread would refuse all that comes after.
      LOG.error("{} audit entries cannot be made", group.size(), fault);
      group.forEach(AuditTrail::fail);
      return true;
    } finally {
      takenAt = 0;
    }
    if (known) {
      written.increment(group.size());
      group.forEach(each -> each.done().complete(null));
    } else {
      group.forEach(AuditTrail::fail);
    }
    return known;
  }

  private void giveUp() {
    stopping.countDown();
    begun.countDown();
    List<Waiting> left = new ArrayList<>();
    queue.drainTo(left);
    left.forEach(AuditTrail::fail);
    if (!left.isEmpty()) {
      LOG.error("{} audit entries were not written before the stop", left.size());
    }
  }

  private static void fail(Waiting waiting) {
    waiting.done().completeExceptionally(new AuditUnavailable("audit entry: stopped"));
  }

  private boolean pause(Duration length) {
    try {
      return !outOfTime.await(length.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** After the relay on the way up; on the way down after web server and jobs, before the relay. */
  @Override
  public int getPhase() {
    return 1;
  }

  @Override
  public void start() {
    running = true;
    thread.start();
  }

  /** Writes what waits, closes the chain and lets its last head go out. */
  @Override
  public void stop() {
    running = false;
    stopping.countDown();
    try {
      if (!thread.join(LAST)) {
        outOfTime.countDown();
        thread.join(LAST);
      } else {
        awaitSent();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitSent() throws InterruptedException {
    String chain = writer.head().chain();
    long end = System.nanoTime() + SENT.toNanos();
    try {
      while (!chain.isEmpty() && !heads.sent(chain) && System.nanoTime() < end) {
        outOfTime.await(20, TimeUnit.MILLISECONDS);
      }
    } catch (RuntimeException away) {
      LOG.debug("the last head goes out after the next start", away);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
