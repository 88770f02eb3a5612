package cn.yichi.recognition;

import cn.yichi.recognition.reassessment.Run;
import cn.yichi.recognition.reassessment.Runs;
import cn.yichi.recognition.reassessment.SweepReassessments;
import cn.yichi.recognition.register.AgreementsKnown;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/**
 * Looks after re-evaluations while the service runs, and keeps what it saw for metrics and health:
 * {@code yichi.reassessment.open} buckets of runs that go on, {@code yichi.reassessment.left}
 * certificates that they have before them, about, and {@code yichi.reassessment.standing} seconds
 * for which the one that stands longest has not moved.
 */
final class ReassessmentsAtWork implements SmartLifecycle {
  private static final int PATIENCES = 10;

  private final SweepReassessments sweep;
  private final Runs runs;
  private final AgreementsKnown agreements;
  private final Clock clock;
  private final ReassessmentSettings settings;
  private final Rounds rounds;
  private volatile List<Run> open = List.of();

  ReassessmentsAtWork(
      SweepReassessments sweep,
      Runs runs,
      AgreementsKnown agreements,
      MeterRegistry meters,
      Clock clock,
      ReassessmentSettings settings) {
    this.sweep = sweep;
    this.runs = runs;
    this.agreements = agreements;
    this.clock = clock;
    this.settings = settings;
    this.rounds = new Rounds("reassessments", clock);
    Gauge.builder("yichi.reassessment.open", this, it -> it.buckets()).register(meters);
    Gauge.builder("yichi.reassessment.left", this, it -> it.left()).register(meters);
    Gauge.builder("yichi.reassessment.standing", this, it -> it.standing().toSeconds())
        .baseUnit("seconds")
        .register(meters);
  }

  @Override
  public void start() {
    rounds.every("a look", settings.sweep(), settings.sweep(), this::look);
  }

  private void look() {
    // First, for a sweep that fails each time must not hide what stands.
    open = runs.open();
    if (agreements.areKnown()) {
      sweep.sweep();
    }
  }

  /** Why the last look failed, unless by something that passes; empty where it did not. */
  Optional<Rounds.Fault> fault() {
    return rounds.fault();
  }

  private long buckets() {
    return open.stream().mapToLong(each -> each.open().size()).sum();
  }

  private long left() {
    return open.stream().mapToLong(each -> Math.max(0, each.expected() - each.examined())).sum();
  }

  private Duration standing() {
    return open.stream()
        .map(each -> Duration.between(each.moved(), clock.instant()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Ids of runs that have not moved for long, as of the last look. */
  List<String> standingStill() {
    Duration most = settings.patience().multipliedBy(PATIENCES);
    return open.stream()
        .filter(each -> Duration.between(each.moved(), clock.instant()).compareTo(most) > 0)
        .map(Run::id)
        .toList();
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
