package cn.yichi.recognition;

import cn.yichi.platform.consume.TransientFault;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.reassessment.Run;
import cn.yichi.recognition.reassessment.Runs;
import cn.yichi.recognition.reassessment.SweepReassessments;
import cn.yichi.recognition.register.AgreementsKnown;
import cn.yichi.recognition.register.Register;
import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks after re-evaluations while the service runs, and keeps what it saw for metrics and health:
 * {@code yichi.reassessment.open} buckets of runs that go on, {@code yichi.reassessment.left}
 * certificates that they have before them, about, and {@code yichi.reassessment.standing} seconds
 * for which the one that stands longest has not moved.
 */
final class ReassessmentsAtWork implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ReassessmentsAtWork.class);
  private static final int PATIENCES = 10;

  private final SweepReassessments sweep;
  private final Runs runs;
  private final AgreementsKnown agreements;
  private final Clock clock;
  private final ReassessmentSettings settings;
  private String told = "";
  private volatile List<Run> open = List.of();
  private volatile @Nullable ScheduledExecutorService timer;

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
    Gauge.builder("yichi.reassessment.open", this, it -> it.buckets()).register(meters);
    Gauge.builder("yichi.reassessment.left", this, it -> it.left()).register(meters);
    Gauge.builder("yichi.reassessment.standing", this, it -> it.standing().toSeconds())
        .baseUnit("seconds")
        .register(meters);
  }

  @Override
  public void start() {
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("reassessments").factory());
    timer = scheduler;
    long period = settings.sweep().toMillis();
    // Nobody waits for it: look() reports its own faults.
    var unused =
        scheduler.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      // First, for a sweep that fails each time must not hide what stands.
      open = runs.open();
      if (agreements.areKnown()) {
        sweep.sweep();
      }
      told = "";
    } catch (MongoException | Contended | Register.NotReady | TransientFault later) {
      LOG.debug("re-evaluations are looked after later", later);
    } catch (RuntimeException bad) {
      // A look that throws would be the last; what stays the same is told once.
      if (!bad.toString().equals(told)) {
        LOG.error("re-evaluations could not be looked after", bad);
      }
      told = bad.toString();
    }
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
