package cn.yichi.registry.intake;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs the jobs that are open, a bounded number at once, oldest first. Jobs that a killed instance
 * left behind are taken up as soon as their lease runs out; at start at once, where the instance
 * keeps its name.
 */
public final class ImportQueue implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ImportQueue.class.getName());
  private static final int LOOKED_AT = 1_000;

  private final ImportTools tools;
  private final String owner;
  private final Duration uploadsKept;
  private final Stop stop = new Stop();
  private final BlockingQueue<Boolean> nudges = new ArrayBlockingQueue<>(1);
  private final Map<ImportId, Thread> running = new ConcurrentHashMap<>();
  private final Thread dispatcher;

  /**
   * @param owner this instance's name, shared with no other that runs
   * @param uploadsKept after this age a job whose file cannot be found anywhere is given up
   */
  public ImportQueue(ImportTools tools, String owner, Duration uploadsKept) {
    this.tools = tools;
    this.owner = owner;
    this.uploadsKept = uploadsKept;
    this.dispatcher = Thread.ofVirtual().name("import-queue").unstarted(this::dispatch);
  }

  /** Begins to run jobs. */
  public void start() {
    dispatcher.start();
  }

  /** Says that there is a new job, or room for one. */
  public void nudge() {
    nudges.offer(true);
  }

  private void dispatch() {
    try {
      while (!stop.asked()) {
        startJobs();
        nudges.poll(tools.limits().poll().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void startJobs() {
    try {
      for (ImportId id : tools.jobs().open(LOOKED_AT)) {
        if (running.size() >= tools.limits().concurrent() || stop.asked()) {
          return;
        }
        if (!running.containsKey(id) && mine(id)) {
          claim(id).ifPresent(this::start);
        }
      }
    } catch (RuntimeException failure) {
      // The next round tries again; a store that is away must not end the queue.
      LOG.log(Level.WARNING, "cannot look for import jobs: {0}", failure.toString());
    } catch (Error fault) {
      // Left to itself it would end the queue for good while the service says that it is well.
      LOG.log(Level.ERROR, "cannot look for import jobs: this process is at fault", fault);
    }
  }

  /** Whether this instance can read the file, or has to say that nobody can. */
  private boolean mine(ImportId id) {
    return tools.uploads().has(id)
        || tools
            .jobs()
            .find(id)
            .map(job -> job.upload().receivedAt().plus(uploadsKept))
            .filter(tools.clock().instant()::isAfter)
            .isPresent();
  }

  private Optional<ImportJobs.Claimed> claim(ImportId id) {
    return tools.jobs().claim(id, owner, tools.clock().instant(), tools.limits().hold());
  }

  private void start(ImportJobs.Claimed claimed) {
    ImportId id = claimed.job().id();
    Thread thread =
        Thread.ofVirtual().name("import-" + id.value()).unstarted(() -> run(id, claimed));
    running.put(id, thread);
    thread.start();
  }

  private void run(ImportId id, ImportJobs.Claimed claimed) {
    ImportRun run = new ImportRun(tools, claimed, stop);
    try {
      attempt(id, run);
    } catch (RunEnded left) {
      LOG.log(Level.INFO, "import {0} goes on in another run", id.value());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      running.remove(id);
      nudge();
    }
  }

  private void attempt(ImportId id, ImportRun run) throws InterruptedException, RunEnded {
    try {
      run.run();
      LOG.log(Level.INFO, "import {0} ended", id.value());
    } catch (IOException files) {
      LOG.log(Level.ERROR, "import " + id.value() + " cannot use its files, tried again", files);
      stop.pause(tools.limits().poll());
    } catch (RuntimeException | StackOverflowError fault) {
      // What a file brings about it brings about again: trying once more would never end.
      LOG.log(Level.ERROR, "import " + id.value() + " failed", fault);
      run.fail(FileFault.of(FileFault.Code.SERVICE_FAULT, ""));
    } catch (Error fault) {
      LOG.log(Level.ERROR, "import " + id.value() + " waits: this process is at fault", fault);
      stop.pause(tools.limits().poll());
    }
  }

  /** Stops at the next batch and waits for it; what is open goes on after the next start. */
  @Override
  public void close() {
    stop.ask();
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
