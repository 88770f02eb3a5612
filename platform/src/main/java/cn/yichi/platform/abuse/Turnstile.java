package cn.yichi.platform.abuse;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Lets so many questions of one asker pass at once that, should none of them find anything, the
 * limit still holds: one by one when it is reached. Others wait for their turn, and only so many.
 */
final class Turnstile {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private int inside;
  private int waiting;
  private boolean open;

  /**
   * Waits for a turn.
   *
   * @param turns how many may be inside now; asked again whenever one leaves, under a lock
   * @param queue how many may wait now; asked again with the turns, and who is one too many then
   *     waits no longer
   * @return false when too many wait, or the turn did not come in time
   */
  boolean enter(IntSupplier turns, IntSupplier queue, Duration longest)
      throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      if (inside >= turns.getAsInt() && waiting >= queue.getAsInt()) {
        return false;
      }
      waiting++;
      try {
        while (!open && inside >= Math.max(1, turns.getAsInt())) {
          if (left <= 0 || waiting > queue.getAsInt()) {
            return false;
          }
          left = moved.awaitNanos(left);
        }
      } finally {
        waiting--;
      }
      inside++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whoever is inside goes on waiting there; a stop ends it. */
  void stay(Duration delay) throws InterruptedException {
    lock.lock();
    try {
      long left = delay.toNanos();
      while (!open && left > 0) {
        left = moved.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** One has been answered. */
  void leave() {
    lock.lock();
    try {
      inside--;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits any more. */
  void open() {
    lock.lock();
    try {
      open = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
