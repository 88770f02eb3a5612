package cn.yichi.recognition.reassessment;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The runs of an instance that stands still some steps after it was told to, before it has noted
 * the next.
 */
public final class StallingRuns implements Runs, AutoCloseable {
  private final AtomicInteger left;
  private final CountDownLatch stands = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean counts;
  private @Nullable Runs runs;

  public StallingRuns(int steps) {
    this.left = new AtomicInteger(steps);
  }

  /** Takes the place of an instance's own. */
  public Runs over(Runs its) {
    runs = its;
    return this;
  }

  /** Counts steps from now on: what went before was another run than the one that is to be left. */
  public void stallSoon() {
    counts = true;
  }

  private Runs runs() {
    return requireNonNull(runs);
  }

  public boolean stands() {
    return stands.getCount() == 0;
  }

  @Override
  public Optional<Run> advance(String id, Bucket next, Instant at) {
    if (counts && left.decrementAndGet() < 0) {
      stands.countDown();
      try {
        end.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("it has died");
    }
    return runs().advance(id, next, at);
  }

  @Override
  public void close() {
    end.countDown();
  }

  @Override
  public boolean begin(Run run) {
    return runs().begin(run);
  }

  @Override
  public Optional<Run> find(String id) {
    return runs().find(id);
  }

  @Override
  public List<Run> open() {
    return runs().open();
  }

  @Override
  public boolean close(String id, Run.State as, Instant at) {
    return runs().close(id, as, at);
  }

  @Override
  public boolean resend(String id, Instant before, Instant at) {
    return runs().resend(id, before, at);
  }

  @Override
  public void aimAt(String revision) {
    runs().aimAt(revision);
  }

  @Override
  public Optional<String> aimedAt() {
    return runs().aimedAt();
  }

  @Override
  public List<Run> page(Optional<String> after, int limit) {
    return runs().page(after, limit);
  }
}
