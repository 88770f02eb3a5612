package cn.yichi.recognition.roster;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SafeCell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** Takes in rosters, and answers for them afterwards. */
public final class ReceiveRosters {
  /** Rosters that are looked through at once: a workbook stands in memory meanwhile. */
  private static final int CHECKED_AT_ONCE = 2;

  private final RosterTools tools;
  private final RosterQueue queue;
  private final DecideRows decide;
  private final Semaphore checking = new Semaphore(CHECKED_AT_ONCE, true);
  private final ReentrantLock adding = new ReentrantLock();

  public ReceiveRosters(RosterTools tools, RosterQueue queue, DecideRows decide) {
    this.tools = tools;
    this.queue = queue;
    this.decide = decide;
  }

  /** What became of an upload. */
  public sealed interface Received {
    /** Kept whole and looked through; the work on it is on the way. */
    record Queued(RosterJob job) implements Received {}

    /** More bytes than allowed; nothing of it was kept. */
    record TooLarge(long maxBytes) implements Received {}

    /** The owner has too many rosters open, as this instance counts; nothing of it was kept. */
    record TooManyOpen(int maxOpen) implements Received {}

    /** It cannot be taken as a whole; nothing of it was kept. */
    record Refused(RosterFault fault) implements Received {}
  }

  /** The region asked about where nobody says. */
  public Region host() {
    return decide.host();
  }

  /** Today as the law counts days. */
  public LocalDate today() {
    return decide.today();
  }

  /**
   * Takes in one roster.
   *
   * @throws IOException when the sender stops in mid-file; nothing of it is kept
   */
  public Received receive(RosterJob.Sender sender, RosterAsk ask, InputStream body)
      throws IOException {
    if (isFull(sender)) {
      return new Received.TooManyOpen(tools.limits().maxOpen());
    }
    RosterId id = RosterId.fresh(tools.clock().instant());
    boolean queued = false;
    try {
      tools.files().keep(id, body, tools.limits().maxBytes());
      RosterJob job = RosterJob.received(id, sender, ask, lookThrough(id));
      queued = add(job);
      if (!queued) {
        return new Received.TooManyOpen(tools.limits().maxOpen());
      }
      queue.nudge();
      return new Received.Queued(job);
    } catch (RosterFiles.TooLarge large) {
      return new Received.TooLarge(tools.limits().maxBytes());
    } catch (RosterRefused refused) {
      return new Received.Refused(refused.fault());
    } finally {
      if (!queued) {
        tools.files().delete(id, List.of());
      }
    }
  }

  /** Counts once more, one after another: others may have come in while this one was read. */
  private boolean add(RosterJob job) {
    adding.lock();
    try {
      boolean full = isFull(job.sender());
      if (!full) {
        tools.jobs().add(job);
      }
      return !full;
    } finally {
      adding.unlock();
    }
  }

  private boolean isFull(RosterJob.Sender sender) {
    return tools.jobs().countOpen(sender.owner()) >= tools.limits().maxOpen();
  }

  /** Reads it once to its end, so that what is refused as a whole leaves nothing behind. */
  private RosterJob.Sheet lookThrough(RosterId id) throws IOException, RosterRefused {
    checking.acquireUninterruptibly();
    try (RosterRows rows = tools.files().open(id)) {
      RosterColumns.of(rows.headings());
      long count = 0;
      while (rows.next().isPresent()) {
        if (++count > tools.limits().maxRows()) {
          throw new RosterRefused(
              RosterFault.of(RosterFault.Code.TOO_MANY_ROWS, tools.limits().maxRows()));
        }
      }
      if (count == 0) {
        throw new RosterRefused(RosterFault.of(RosterFault.Code.NO_ROWS, ""));
      }
      return new RosterJob.Sheet(rows.form(), rows.headings(), count, tools.clock().instant());
    } finally {
      checking.release();
    }
  }

  /** The roster; empty when there is none, or it is somebody else's. */
  public Optional<RosterJob> find(RosterId id, String owner) {
    return tools.jobs().find(id).filter(job -> job.sender().owner().equals(owner));
  }

  /**
   * Writes the result of a roster that is completed.
   *
   * @throws IllegalStateException where it is not: half a result is none
   */
  public void write(RosterJob job, OutputStream out) throws IOException {
    if (job.state() != RosterState.COMPLETED || !job.answeredWhole()) {
      throw new IllegalStateException("roster " + job.id().value() + " has no result");
    }
    List<String> headings = new ArrayList<>(job.sheet().headings());
    headings.replaceAll(SafeCell::guarded);
    headings.addAll(RosterText.headings(job.ask().language()));
    tools
        .files()
        .copy(job.sheet().form(), headings, job.progress().parts(), RosterText.closing(job), out);
  }

  /** Stops the work on a roster and erases all that is kept of it. */
  public void erase(RosterJob job) throws IOException {
    // First what a run writes by, so that it can add nothing afterwards.
    tools.jobs().delete(job.id());
    tools
        .files()
        .delete(job.id(), job.progress().parts().stream().map(RosterProgress.Part::name).toList());
  }
}
