package cn.yichi.platform.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Ids of one outbox and one bucket that wait to be relayed: bounded, each at most once, with a
 * pause after a failure. What does not fit is remembered as one flag; the sweep finds it again.
 */
final class NudgeQueue {
  private static final long FIRST_PAUSE = Duration.ofMillis(100).toNanos();
  private static final long REFUSED_PAUSE = Duration.ofMinutes(5).toNanos();

  private final int capacity;
  private final long longestPause;
  private final LongSupplier nanoTime;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Set<String> queued = new HashSet<>();
  private final Set<String> inFlight = new HashSet<>();
  private final Map<String, Long> refusedUntil = new HashMap<>();
  private boolean overflowed;
  private long pause;
  private long pausedUntil;
  private long oldestInFlight;

  NudgeQueue(int capacity, Duration longestPause, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.longestPause = longestPause.toNanos();
    this.nanoTime = nanoTime;
  }

  private record Waiting(String id, long since) {}

  /** Puts an id in; false when the queue is full. An id that already waits is in. */
  synchronized boolean offer(String id) {
    return offer(new Waiting(id, nanoTime.getAsLong()));
  }

  /** As {@link #offer}, for an id found by the sweep; true only when it was news. */
  synchronized boolean offerSwept(String id) {
    return !queued.contains(id) && !inFlight.contains(id) && !isRefused(id) && offer(id);
  }

  private boolean offer(Waiting entry) {
    if (queued.contains(entry.id())) {
      return true;
    }
    if (waiting.size() >= capacity) {
      overflowed = true;
      return false;
    }
    queued.add(entry.id());
    waiting.addLast(entry);
    return true;
  }

  /**
   * The next ids, none while paused; they count as in flight until {@link #done} or {@link
   * #failed}.
   */
  synchronized List<String> take(int most) {
    if (waiting.isEmpty() || nanoTime.getAsLong() - pausedUntil < 0) {
      return List.of();
    }
    oldestInFlight = waiting.getFirst().since();
    List<String> ids = new ArrayList<>(Math.min(most, waiting.size()));
    while (ids.size() < most && !waiting.isEmpty()) {
      String id = waiting.removeFirst().id();
      queued.remove(id);
      if (!isRefused(id)) {
        ids.add(id);
      }
    }
    inFlight.addAll(ids);
    return ids;
  }

  synchronized void done() {
    inFlight.clear();
    pause = 0;
  }

  /** Puts the ids back and pauses, longer each time. */
  synchronized void failed(Collection<String> ids) {
    inFlight.clear();
    pause = Math.min(longestPause, Math.max(FIRST_PAUSE, pause * 2));
    pausedUntil = nanoTime.getAsLong() + pause;
    ids.forEach(id -> offer(new Waiting(id, oldestInFlight)));
  }

  /** Leaves out an aggregate whose fact Kafka does not take, for some minutes. */
  synchronized void refused(String id) {
    refusedUntil.put(id, nanoTime.getAsLong() + REFUSED_PAUSE);
  }

  private boolean isRefused(String id) {
    Long until = refusedUntil.get(id);
    if (until != null && nanoTime.getAsLong() - until >= 0) {
      refusedUntil.remove(id);
      return false;
    }
    return until != null;
  }

  /** True once after an overflow, when there is room again: time to sweep. */
  synchronized boolean wantsSweep() {
    boolean wants = overflowed && waiting.size() <= capacity / 4;
    if (wants) {
      overflowed = false;
    }
    return wants;
  }

  synchronized void clear() {
    waiting.clear();
    queued.clear();
    inFlight.clear();
    overflowed = false;
  }

  synchronized int size() {
    return waiting.size() + inFlight.size();
  }

  synchronized int refusedCount() {
    return refusedUntil.size();
  }

  /** How long the oldest id has waited here, in seconds. */
  synchronized double ageSeconds() {
    if (waiting.isEmpty() && inFlight.isEmpty()) {
      return 0;
    }
    long since = inFlight.isEmpty() ? waiting.getFirst().since() : oldestInFlight;
    return (nanoTime.getAsLong() - since) / 1e9;
  }
}
