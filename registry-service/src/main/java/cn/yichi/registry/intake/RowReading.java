package cn.yichi.registry.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads and checks a file's rows on a thread of its own, a few batches ahead of whoever stores them
 * and never more: memory stays the same at any size.
 */
final class RowReading implements AutoCloseable {
  private static final int BATCHES_AHEAD = 4;

  private final BlockingQueue<Delivery> ready = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private final RowSource source;
  private final RowChecks checks;
  private final int batch;
  private final Thread thread;

  /** What comes out of the reading. */
  sealed interface Delivery {
    /** The next rows, in order; never empty. */
    record Rows(List<CheckedRow> rows) implements Delivery {}

    /** There are no more rows. */
    record End() implements Delivery {}

    /** The file cannot be read on. */
    record Broken(Exception cause) implements Delivery {}
  }

  private RowReading(RowSource source, RowChecks checks, long skip, int batch) {
    this.source = source;
    this.checks = checks;
    this.batch = batch;
    this.thread = Thread.ofPlatform().name("import-reading").daemon().unstarted(() -> read(skip));
  }

  /**
   * Begins to read.
   *
   * @param skip rows that have their answer already
   */
  static RowReading start(RowSource source, RowChecks checks, long skip, int batch) {
    RowReading reading = new RowReading(source, checks, skip, batch);
    reading.thread.start();
    return reading;
  }

  Delivery next() throws InterruptedException {
    return ready.take();
  }

  private void read(long skip) {
    try {
      deliver(skip);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(long skip) throws InterruptedException {
    try {
      List<CheckedRow> rows = new ArrayList<>(batch);
      for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
        if (row.get().number() > skip) {
          rows.add(checks.check(row.get()));
        }
        if (rows.size() == batch) {
          ready.put(new Delivery.Rows(rows));
          rows = new ArrayList<>(batch);
        }
      }
      if (!rows.isEmpty()) {
        ready.put(new Delivery.Rows(rows));
      }
      ready.put(new Delivery.End());
    } catch (FileRefused | IOException | RuntimeException cause) {
      ready.put(new Delivery.Broken(cause));
    } catch (Error fatal) {
      // Whoever waits for rows would wait for ever.
      ready.put(new Delivery.Broken(new IllegalStateException(fatal)));
      throw fatal;
    }
  }

  /** Ends the reading; the source may be closed afterwards. */
  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
