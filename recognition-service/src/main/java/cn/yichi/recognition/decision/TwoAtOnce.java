package cn.yichi.recognition.decision;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;

/**
 * Pieces of one work, two at a time: database and processor work by turns otherwise. Never more, so
 * that memory stays bounded whatever their number.
 */
final class TwoAtOnce implements AutoCloseable {
  private final Queue<FutureTask<Integer>> open = new ArrayDeque<>();
  private long sum;

  /**
   * Begins a piece, once no more than one is open.
   *
   * @param isLast whether none comes after it: then the caller does it
   * @throws RuntimeException that which an earlier piece failed with
   */
  void begin(IntSupplier piece, boolean isLast) {
    if (open.size() == 2) {
      sum += result(open.remove());
    }
    FutureTask<Integer> task = new FutureTask<>(piece::getAsInt);
    open.add(task);
    if (isLast) {
      task.run();
    } else {
      Thread.ofVirtual().name("decide-again").start(task);
    }
  }

  /** What all have come to together, when they are done. */
  long sum() {
    while (!open.isEmpty()) {
      sum += result(open.remove());
    }
    return sum;
  }

  private static int result(FutureTask<Integer> task) {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (failed.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Contended();
    }
  }

  /** Waits for what is open still, where one failed: whoever tries again must not meet it. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        result(open.remove());
      } catch (RuntimeException | Error alsoFailed) {
        // The first is on its way already.
      }
    }
  }
}
