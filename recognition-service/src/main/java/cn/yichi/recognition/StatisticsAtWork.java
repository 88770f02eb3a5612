package cn.yichi.recognition;

import cn.yichi.recognition.statistics.PublishMonths;
import cn.yichi.recognition.statistics.TallyQuestions;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Writes counts and publishes months while the service runs, and writes once more at its end. */
final class StatisticsAtWork implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsAtWork.class);

  private final TallyQuestions tally;
  private final PublishMonths months;
  private final StatisticsSettings settings;
  private volatile @Nullable ScheduledExecutorService timer;

  StatisticsAtWork(TallyQuestions tally, PublishMonths months, StatisticsSettings settings) {
    this.tally = tally;
    this.months = months;
    this.settings = settings;
  }

  @Override
  public void start() {
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("statistics").factory());
    timer = scheduler;
    every(scheduler, settings.write(), tally::write);
    every(scheduler, settings.look(), this::publish);
  }

  private static void every(ScheduledExecutorService scheduler, Duration period, Runnable work) {
    // Nobody waits for it: work that fails is told of and tried again.
    var unused =
        scheduler.scheduleWithFixedDelay(
            () -> patiently(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void publish() {
    // What this run counted of a month that is over goes in before it is closed.
    tally.write();
    int published = months.publish();
    if (published > 0) {
      LOG.info("{} months of statistics were published", published);
    }
  }

  private static void patiently(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException later) {
      LOG.warn("statistics wait: {}", later.toString());
    }
  }

  /** It stops after the web server, whose last questions count too. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = timer;
    if (running != null) {
      running.shutdownNow();
      timer = null;
      patiently(tally::write);
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
