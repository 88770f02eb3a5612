package cn.yichi.recognition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that one thread does again and again. A round that fails is not the last: what passes by
 * itself is told of once, when it begins; a fault is told of with its trace once, as long as it
 * stays the same, and is there for health until a round succeeds.
 */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final Clock clock;
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private volatile @Nullable ScheduledExecutorService timer;

  /**
   * @param name of the thread, and in the log
   */
  Rounds(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  /**
   * That rounds fail.
   *
   * @param since when the first failed so
   * @param at kind and place of the failure
   * @param passes whether it passes by itself
   */
  record Fault(Instant since, String what, String at, boolean passes) {}

  /** One kind of work, until {@link #stop}. */
  void every(String work, Duration first, Duration period, Runnable round) {
    ScheduledExecutorService running = timer;
    if (running == null) {
      running =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name(name).factory());
      timer = running;
    }
    // Nobody waits for it: a round reports its own failure.
    var unused =
        running.scheduleWithFixedDelay(
            () -> once(work, round), first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does it now, in the caller's thread. */
  void once(String work, Runnable round) {
    try {
      round.run();
      faults.remove(work);
    } catch (RuntimeException failure) {
      Fault now =
          new Fault(
              clock.instant(), failure.toString(), place(failure), PassingFailures.passes(failure));
      Fault before = faults.get(work);
      if (before != null && before.passes() && now.passes()) {
        return;
      }
      if (before == null || before.passes() != now.passes() || !alike(before, now)) {
        faults.put(work, now);
        tell(work, now, failure);
      }
    }
  }

  /** Words may name an id or an instant, and differ in each round; the place does not. */
  private static boolean alike(Fault one, Fault other) {
    return one.at().equals(other.at());
  }

  private static String place(RuntimeException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass().getName() + (trace.length == 0 ? "" : "@" + trace[0]);
  }

  private void tell(String work, Fault fault, RuntimeException failure) {
    if (fault.passes()) {
      LOG.warn("{}: {} waits: {}", name, work, fault.what());
    } else {
      LOG.error("{}: {} failed", name, work, failure);
    }
  }

  /** A fault that does not pass by itself; empty where there is none. */
  Optional<Fault> fault() {
    return faults.values().stream().filter(each -> !each.passes()).findFirst();
  }

  void stop() {
    ScheduledExecutorService running = timer;
    if (running != null) {
      running.shutdownNow();
      timer = null;
    }
  }

  boolean isRunning() {
    return timer != null;
  }
}
