package cn.yichi.platform.outbox;

import cn.yichi.platform.outbox.PendingStore.Unsent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ids of one outbox and one bucket that wait to be relayed: bounded, each at most once, with a
 * pause after a failure. What does not fit is remembered as one flag; the sweep finds it again. The
 * facts of new aggregates wait with their ids while there is room for them.
 */
final class NudgeQueue {
  private static final long FIRST_PAUSE = Duration.ofMillis(100).toNanos();
  private static final long REFUSED_PAUSE = Duration.ofMinutes(5).toNanos();

  private final int capacity;
  private final long mostKnown;
  private final long longestPause;
  private final LongSupplier nanoTime;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Set<String> inFlight = new HashSet<>();
  private final Map<String, Long> refusedUntil = new HashMap<>();
  private boolean overflowed;
  private long pause;
  private long pausedUntil;
  private long oldestInFlight;
  private long known;

  /**
   * @param capacity most ids
   * @param mostKnown most characters of facts that wait with their ids
   */
  NudgeQueue(int capacity, long mostKnown, Duration longestPause, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.mostKnown = mostKnown;
    this.longestPause = longestPause.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * An id to be relayed.
   *
   * @param facts those it was inserted with, null where they are not known
   */
  record Nudged(String id, @Nullable Unsent facts) {
    static Nudged unknown(String id) {
      return new Nudged(id, null);
    }

    private int size() {
      return facts == null ? 0 : facts.size();
    }
  }

  private record Waiting(Nudged nudged, long since) {}

  /** Puts an id in; false when the queue is full. An id that already waits is in. */
  synchronized boolean offer(String id) {
    return offer(Nudged.unknown(id), nanoTime.getAsLong());
  }

  /** As {@link #offer(String)}, for a new aggregate. */
  synchronized boolean offer(Unsent inserted) {
    return offer(new Nudged(inserted.id(), inserted), nanoTime.getAsLong());
  }

  /** As {@link #offer(String)}, for an id found by the sweep; true only when it was news. */
  synchronized boolean offerSwept(String id) {
    return !waiting.containsKey(id) && !inFlight.contains(id) && !isRefused(id) && offer(id);
  }

  private boolean offer(Nudged nudged, long since) {
    if (waiting.containsKey(nudged.id())) {
      return true;
    }
    if (waiting.size() >= capacity) {
      overflowed = true;
      return false;
    }
    boolean fits = known + nudged.size() <= mostKnown;
    Nudged kept = fits ? nudged : Nudged.unknown(nudged.id());
    waiting.put(kept.id(), new Waiting(kept, since));
    known += kept.size();
    return true;
  }

  /**
   * The next ids, none while paused; they count as in flight until {@link #done} or {@link
   * #failed}.
   */
  synchronized List<Nudged> take(int most) {
    if (waiting.isEmpty() || nanoTime.getAsLong() - pausedUntil < 0) {
      return List.of();
    }
    oldestInFlight = waiting.values().iterator().next().since();
    List<Nudged> taken = new ArrayList<>(Math.min(most, waiting.size()));
    Iterator<Waiting> next = waiting.values().iterator();
    while (taken.size() < most && next.hasNext()) {
      Nudged nudged = next.next().nudged();
      next.remove();
      known -= nudged.size();
      if (!isRefused(nudged.id())) {
        taken.add(nudged);
        inFlight.add(nudged.id());
      }
    }
    return taken;
  }

  synchronized void done() {
    inFlight.clear();
    pause = 0;
  }

  /** Puts the ids back and pauses, longer each time. */
  synchronized void failed(Collection<Nudged> taken) {
    inFlight.clear();
    pause = Math.min(longestPause, Math.max(FIRST_PAUSE, pause * 2));
    pausedUntil = nanoTime.getAsLong() + pause;
    taken.forEach(each -> offer(each, oldestInFlight));
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
    known = 0;
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
    long since = inFlight.isEmpty() ? waiting.values().iterator().next().since() : oldestInFlight;
    return (nanoTime.getAsLong() - since) / 1e9;
  }
}
