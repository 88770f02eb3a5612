package cn.yichi.notification.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Keys of notices to look at, by time; bounded. It only spares the database: a key that finds no
 * room, or is lost with the process, is found by the sweep.
 */
public final class DueQueue {
  private final int capacity;
  private final Map<String, Instant> times = new HashMap<>();
  // Holds outdated times too; the map says which one counts.
  private final PriorityQueue<Notices.Waiting> order =
      new PriorityQueue<>(Comparator.comparing(Notices.Waiting::at));

  /**
   * @param capacity how many keys it holds at most
   */
  public DueQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a key, or moves it forward; a later time than the one at hand changes nothing. */
  public synchronized void offer(String key, Instant at) {
    Instant before = times.get(key);
    boolean late = before != null && !at.isBefore(before);
    if (late || order.size() >= 2 * capacity || (before == null && times.size() >= capacity)) {
      return;
    }
    times.put(key, at);
    order.add(new Notices.Waiting(key, at));
  }

  /** Takes out the keys whose time has come, oldest first. */
  public synchronized List<String> take(Instant now, int max) {
    List<String> taken = new ArrayList<>();
    while (taken.size() < max && !order.isEmpty() && !order.peek().at().isAfter(now)) {
      Notices.Waiting first = order.remove();
      if (times.remove(first.key(), first.at())) {
        taken.add(first.key());
      }
    }
    return taken;
  }

  /** How many keys wait. */
  public synchronized int size() {
    return times.size();
  }

  /** How many keys still find room. */
  public synchronized int room() {
    return capacity - times.size();
  }
}
