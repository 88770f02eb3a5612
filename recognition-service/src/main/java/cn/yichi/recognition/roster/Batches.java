package cn.yichi.recognition.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Rows that are worked on in batches, all at once and while whoever started them does something
 * else: database and processor work by turns otherwise.
 */
final class Batches<T, R> {
  private final Function<List<T>, List<R>> work;
  private final List<Batch<T, R>> batches = new ArrayList<>();

  private record Batch<T, R>(List<T> rows, FutureTask<List<R>> results) {}

  /**
   * @param work gives one result for each row of a batch, in order; called by several threads
   */
  Batches(Function<List<T>, List<R>> work) {
    this.work = work;
  }

  /** Does the work of one batch once more, where the first attempt met a failure. */
  interface Again<R> {
    List<R> again(Supplier<List<R>> work, RuntimeException failure)
        throws InterruptedException, RosterRun.Left;
  }

  void start(List<T> rows) {
    var task = new FutureTask<>(() -> work.apply(rows));
    batches.add(new Batch<>(rows, task));
    Thread.ofVirtual().name("roster-batch").start(task);
  }

  List<T> rows() {
    return batches.stream().flatMap(batch -> batch.rows().stream()).toList();
  }

  /**
   * One result for each row, in order.
   *
   * @throws IllegalStateException where there are more or fewer
   */
  List<R> results(Again<R> again) throws InterruptedException, RosterRun.Left {
    List<R> all = new ArrayList<>();
    try {
      for (Batch<T, R> each : batches) {
        List<R> found = results(each, again);
        if (found.size() != each.rows().size()) {
          throw new IllegalStateException(
              each.rows().size() + " rows, " + found.size() + " results");
        }
        all.addAll(found);
      }
      return all;
    } finally {
      awaitAll();
    }
  }

  /**
   * Where one failed too: the others still tell holders as far as they come, and nobody says that
   * the roster has ended before they do.
   */
  private void awaitAll() {
    boolean interrupted = false;
    for (Batch<T, R> each : batches) {
      while (!each.results().isDone()) {
        try {
          each.results().get();
        } catch (ExecutionException told) {
          // By the results of its batch, where it was asked for them.
        } catch (InterruptedException toStop) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<R> results(Batch<T, R> batch, Again<R> again)
      throws InterruptedException, RosterRun.Left {
    try {
      return batch.results().get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        return again.again(() -> work.apply(batch.rows()), failure);
      }
      if (failed.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException(failed);
    }
  }
}
