package cn.yichi.registry;

import cn.yichi.registry.intake.ExpireFiles;
import cn.yichi.registry.intake.ImportQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the import queue with the service, and deletes files whose time is over. */
final class ImportsAtWork implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ImportsAtWork.class);

  private final ImportQueue queue;
  private final ExpireFiles expire;
  private final Duration sweep;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("import-files").daemon().factory());
  private volatile @Nullable ScheduledFuture<?> sweeping;

  ImportsAtWork(ImportQueue queue, ExpireFiles expire, Duration sweep) {
    this.queue = queue;
    this.expire = expire;
    this.sweep = sweep;
  }

  @Override
  public void start() {
    queue.start();
    sweeping =
        timer.scheduleWithFixedDelay(this::expire, 0, sweep.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void expire() {
    try {
      int expired = expire.expire();
      if (expired > 0) {
        LOG.info("deleted files of {} imports, their time is over", expired);
      }
    } catch (IOException | RuntimeException failure) {
      // An exception would end the timer; the next round tries again.
      LOG.warn("could not delete old import files: {}", failure.toString());
    }
  }

  @Override
  public void stop() {
    sweeping = null;
    timer.shutdownNow();
    queue.close();
  }

  @Override
  public boolean isRunning() {
    return sweeping != null;
  }
}
