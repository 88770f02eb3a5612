package cn.yichi.recognition;

import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.ReassessCertificates;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Assesses again, in the background after start, what rests on other agreements or another engine
 * than this process has. While the database is away it tries again.
 */
final class BookAtStart implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(BookAtStart.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ReassessCertificates reassess;
  private volatile @Nullable ScheduledExecutorService timer;

  BookAtStart(ReassessCertificates reassess) {
    this.reassess = reassess;
  }

  @Override
  public void start() {
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("book-at-start").factory());
    timer = scheduler;
    attemptAfter(Duration.ZERO, scheduler);
  }

  private void attemptAfter(Duration wait, ScheduledExecutorService scheduler) {
    // Nobody waits for it: attempt() reports its own faults.
    var unused =
        scheduler.schedule(() -> attempt(scheduler), wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void attempt(ScheduledExecutorService scheduler) {
    try {
      long moved = reassess.bookMoved();
      if (moved > 0) {
        LOG.info("{} stored decisions rested on other rules and were taken again", moved);
      }
      scheduler.shutdown();
    } catch (MongoException | Contended later) {
      if (!scheduler.isShutdown()) {
        LOG.warn("stored decisions not assessed on the current rules yet: {}", later.toString());
        attemptAfter(RETRY, scheduler);
      }
    }
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = timer;
    if (running != null) {
      running.shutdownNow();
      timer = null;
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
