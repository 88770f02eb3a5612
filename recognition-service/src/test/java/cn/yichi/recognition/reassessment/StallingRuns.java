package cn.yichi.recognition.reassessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The runs of an instance that stands still after some steps, before it has noted the next. */
public final class StallingRuns implements Runs, AutoCloseable {
  private final Runs runs;
  private final AtomicInteger left;
  private final CountDownLatch stands = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  public StallingRuns(Runs runs, int steps) {
    this.runs = runs;
    this.left = new AtomicInteger(steps);
  }

  public boolean stands() {
    return stands.getCount() == 0;
  }

  @Override
  public Optional<Run> advance(String id, Bucket next, Instant at) {
    if (left.decrementAndGet() < 0) {
      stands.countDown();
      try {
        end.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("it has died");
    }
    return runs.advance(id, next, at);
  }

  @Override
  public void close() {
    end.countDown();
  }

  @Override
  public boolean begin(Run run) {
    return runs.begin(run);
  }

  @Override
  public Optional<Run> find(String id) {
    return runs.find(id);
  }

  @Override
  public List<Run> open() {
    return runs.open();
  }

  @Override
  public boolean close(String id, Run.State as, Instant at) {
    return runs.close(id, as, at);
  }

  @Override
  public boolean resend(String id, Instant before, Instant at) {
    return runs.resend(id, before, at);
  }

  @Override
  public List<Run> page(Optional<String> after, int limit) {
    return runs.page(after, limit);
  }
}
