package cn.yichi.recognition;

import cn.yichi.recognition.statistics.PublishMonths;
import cn.yichi.recognition.statistics.TallyQuestions;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Writes counts and publishes months while the service runs, and writes once more at its end. */
final class StatisticsAtWork implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsAtWork.class);

  private final TallyQuestions tally;
  private final PublishMonths months;
  private final StatisticsSettings settings;
  private final Rounds rounds;

  StatisticsAtWork(
      TallyQuestions tally, PublishMonths months, StatisticsSettings settings, Clock clock) {
    this.rounds = new Rounds("statistics", clock);
    this.tally = tally;
    this.months = months;
    this.settings = settings;
  }

  @Override
  public void start() {
    rounds.every("writing", settings.write(), settings.write(), tally::write);
    rounds.every("publishing", settings.look(), settings.look(), this::publish);
  }

  private void publish() {
    // What this run counted of a month that is over goes in before it is closed.
    tally.write();
    int published = months.publish();
    if (published > 0) {
      LOG.info("{} months of statistics were published", published);
    }
  }

  /** It stops after the web server, whose last questions count too. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void stop() {
    if (rounds.isRunning()) {
      rounds.stop();
      rounds.once("writing", tally::write);
    }
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
