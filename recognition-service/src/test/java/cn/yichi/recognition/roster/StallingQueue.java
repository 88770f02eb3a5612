package cn.yichi.recognition.roster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
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
    this(tools, instance, before, Integer.MAX_VALUE);
  }

  /** One that remembered what it is about to write, and writes none of it. */
  public static StallingQueue beforeItsPart(RosterTools tools, String instance) {
    return new StallingQueue(tools, instance, Integer.MAX_VALUE, 0);
  }

  private StallingQueue(RosterTools tools, String instance, int answered, int written) {
    this.queue =
        new RosterQueue(
            alone(tools, new StandingFiles(tools.files(), written)),
            (rows, columns, ask) -> {
              if (batches.incrementAndGet() > answered) {
                stand();
              }
              return tools.answers().answer(rows, columns, ask);
            },
            instance);
    queue.start();
  }

  /** Those of one that works on a roster at a time. */
  static RosterTools alone(RosterTools tools, RosterFiles files) {
    RosterTools.RosterLimits limits = tools.limits();
    return new RosterTools(
        tools.jobs(),
        files,
        tools.answers(),
        tools.remember(),
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
  }

  private void stand() {
    try {
      stands.countDown();
      goesOn.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Files that stand still where a part begins after so many. */
  private final class StandingFiles implements RosterFiles {
    private final RosterFiles files;
    private final AtomicInteger left;

    StandingFiles(RosterFiles files, int left) {
      this.files = files;
      this.left = new AtomicInteger(left);
    }

    @Override
    public Part begin(String name) throws IOException {
      if (left.getAndDecrement() == 0) {
        stand();
      }
      return files.begin(name);
    }

    @Override
    public void keep(RosterId id, InputStream body, long limit) throws IOException, TooLarge {
      files.keep(id, body, limit);
    }

    @Override
    public boolean has(RosterId id) {
      return files.has(id);
    }

    @Override
    public RosterRows open(RosterId id) throws RosterRefused, IOException {
      return files.open(id);
    }

    @Override
    public void copy(
        RosterRows.RosterForm form,
        List<String> headings,
        List<RosterProgress.Part> parts,
        String closing,
        OutputStream out)
        throws IOException {
      files.copy(form, headings, parts, closing, out);
    }

    @Override
    public void delete(RosterId id, List<String> parts) throws IOException {
      files.delete(id, parts);
    }

    @Override
    public void deletePart(String name) throws IOException {
      files.deletePart(name);
    }

    @Override
    public void deleteOlderThan(Duration age) throws IOException {
      files.deleteOlderThan(age);
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
