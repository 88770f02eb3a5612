package cn.yichi.recognition.roster;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Works on open rosters, a bounded number at once, oldest first. What a killed instance left is
 * taken up when its lease runs out; at start at once, where the instance keeps its name.
 */
public final class RosterQueue implements AutoCloseable {
  private static final Logger LOG = System.getLogger(RosterQueue.class.getName());
  private static final int LOOKED_AT = 1_000;

  private final RosterTools tools;
  private final RowAnswers answers;
  private final String instance;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final BlockingQueue<Boolean> nudges = new ArrayBlockingQueue<>(1);
  private final Map<RosterId, Thread> running = new ConcurrentHashMap<>();
  private final Thread dispatcher;

  /**
   * @param instance this instance's name, shared with no other that runs
   */
  public RosterQueue(RosterTools tools, String instance) {
    this(tools, tools.answers(), instance);
  }

  RosterQueue(RosterTools tools, RowAnswers answers, String instance) {
    this.tools = tools;
    this.answers = answers;
    this.instance = instance;
    this.dispatcher = Thread.ofVirtual().name("roster-queue").unstarted(this::dispatch);
  }

  /** Begins to work. */
  public void start() {
    dispatcher.start();
  }

  /** Says that there is a new roster, or room for one. */
  public void nudge() {
    nudges.offer(true);
  }

  private void dispatch() {
    try {
      while (stop.getCount() > 0) {
        startRuns();
        nudges.poll(tools.limits().poll().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void startRuns() {
    try {
      for (RosterId id : tools.jobs().open(LOOKED_AT)) {
        if (running.size() >= tools.limits().concurrent() || stop.getCount() == 0) {
          return;
        }
        // Where files are not shared, only the instance that took it in can read it.
        if (!running.containsKey(id) && tools.files().has(id)) {
          tools
              .jobs()
              .claim(id, instance, tools.clock().instant(), tools.limits().hold())
              .ifPresent(this::start);
        }
      }
    } catch (RuntimeException failure) {
      // The next round tries again; a store that is away must not end the queue.
      LOG.log(Level.WARNING, "cannot look for rosters: {0}", failure.toString());
    } catch (Error fault) {
      // Left to itself it would end the queue for good while the service says that it is well.
      LOG.log(Level.ERROR, "cannot look for rosters: this process is at fault", fault);
    }
  }

  private void start(RosterJobs.Claimed claimed) {
    RosterId id = claimed.job().id();
    Thread thread = Thread.ofVirtual().name("roster-" + id.value()).unstarted(() -> run(claimed));
    running.put(id, thread);
    thread.start();
  }

  private void run(RosterJobs.Claimed claimed) {
    RosterId id = claimed.job().id();
    RosterRun run = new RosterRun(tools, answers, claimed, new UntilStopped());
    try {
      attempt(id, run);
    } catch (RosterRun.Left left) {
      LOG.log(Level.INFO, "roster {0} is left to another run", id.value());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      running.remove(id);
      nudge();
    }
  }

  private void attempt(RosterId id, RosterRun run) throws InterruptedException, RosterRun.Left {
    try {
      run.run();
      LOG.log(Level.INFO, "roster {0} ended", id.value());
    } catch (IOException files) {
      LOG.log(Level.ERROR, "roster " + id.value() + " cannot use its files, tried again", files);
      pause(tools.limits().poll());
    } catch (RuntimeException | StackOverflowError fault) {
      // What a file brings about it brings about again: trying once more would never end.
      LOG.log(Level.ERROR, "roster " + id.value() + " failed", fault);
      run.fail();
    } catch (Error fault) {
      LOG.log(Level.ERROR, "roster " + id.value() + " waits: this process is at fault", fault);
      pause(tools.limits().poll());
    }
  }

  private boolean pause(Duration time) throws InterruptedException {
    return !stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private final class UntilStopped implements RosterRun.Pauses {
    @Override
    public boolean pause(Duration time) throws InterruptedException {
      return RosterQueue.this.pause(time);
    }

    @Override
    public boolean stopping() {
      return stop.getCount() == 0;
    }
  }

  /** Stops at the next checkpoint and waits for it; what is open goes on after the next start. */
  @Override
  public void close() {
    stop.countDown();
    nudge();
    try {
      dispatcher.join();
      for (Thread thread : running.values()) {
        thread.join();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
