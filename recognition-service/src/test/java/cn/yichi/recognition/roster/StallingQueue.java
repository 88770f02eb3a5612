package cn.yichi.recognition.roster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue whose run stands still in mid-roster, as a process does that is about to be killed. */
public final class StallingQueue implements AutoCloseable {
  private final CountDownLatch stands = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);
  private final AtomicInteger batches = new AtomicInteger();
  private final RosterQueue queue;

  /**
   * @param before batches that it answers before
   */
  public StallingQueue(RosterTools tools, String instance, int before) {
    RosterTools.RosterLimits limits = tools.limits();
    RosterTools working =
        new RosterTools(
            tools.jobs(),
            tools.files(),
            tools.answers(),
            tools.askings(),
            tools.told(),
            tools.passes(),
            new RosterTools.RosterLimits(
                limits.maxBytes(),
                limits.maxRows(),
                limits.maxOpen(),
                limits.maxMisses(),
                1,
                limits.batch(),
                limits.checkpoint(),
                limits.hold(),
                limits.poll()),
            tools.clock());
    this.queue =
        new RosterQueue(
            working,
            (rows, columns, ask) -> {
              if (batches.incrementAndGet() > before) {
                stand();
              }
              return tools.answers().answer(rows, columns, ask);
            },
            instance);
    queue.start();
  }

  private void stand() {
    try {
      stands.countDown();
      goesOn.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Waits until it stands still. */
  public void awaitStanding() throws InterruptedException {
    stands.await();
  }

  /** Wakes it up. */
  public void wake() {
    goesOn.countDown();
  }

  /** How many batches it was asked to answer. */
  public int batches() {
    return batches.get();
  }

  @Override
  public void close() {
    wake();
    queue.close();
  }
}
