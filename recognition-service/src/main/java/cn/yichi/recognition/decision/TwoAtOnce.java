package cn.yichi.recognition.decision;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of one work, two at a time: database and processor work by turns otherwise. Never more, so
 * that memory stays bounded whatever their number.
 */
final class TwoAtOnce implements AutoCloseable {
  private final Queue<FutureTask<Integer>> open = new ArrayDeque<>();
  private final UnaryOperator<Runnable> carried;
  private long sum;
  private @Nullable Throwable failure;

  /**
   * @param carried gives a piece what the caller's thread carries with it
   */
  TwoAtOnce(UnaryOperator<Runnable> carried) {
    this.carried = carried;
  }

  /**
   * Waits until another piece may begin.
   *
   * @throws RuntimeException that which an earlier piece failed with
   */
  void awaitPlace() {
    if (open.size() == 2) {
      sum += result(open.remove());
    }
  }

  /**
   * Begins a piece, once no more than one is open.
   *
   * @param isLast whether none comes after it: then the caller does it
   * @throws RuntimeException that which an earlier piece failed with
   */
  void begin(IntSupplier piece, boolean isLast) {
    awaitPlace();
    FutureTask<Integer> task = new FutureTask<>(piece::getAsInt);
    open.add(task);
    if (isLast) {
      task.run();
    } else {
      Thread.ofVirtual().name("decide-again").start(carried.apply(task));
    }
  }

  /** What all have come to together, when they are done. */
  long sum() {
    while (!open.isEmpty()) {
      sum += result(open.remove());
    }
    return sum;
  }

  private int result(FutureTask<Integer> task) {
    try {
      return ended(task);
    } catch (ExecutionException failed) {
      failure = failed.getCause();
      if (failure instanceof RuntimeException known) {
        throw known;
      }
      if (failure instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException(failed);
    }
  }

  /** Also for a thread that is to stop: what is open writes on, and nobody may meet it. */
  private static int ended(FutureTask<Integer> task) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException toStop) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for what is open still, where one failed: whoever tries again must not meet it. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        ended(open.remove());
      } catch (ExecutionException alsoFailed) {
        if (failure != null && !failure.equals(alsoFailed.getCause())) {
          failure.addSuppressed(alsoFailed.getCause());
        }
      }
    }
  }
}
