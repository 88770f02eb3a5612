package cn.yichi.recognition;

import cn.yichi.platform.consume.TransientFault;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Rulebook;
import cn.yichi.recognition.reassessment.BeginReassessments;
import cn.yichi.recognition.register.AgreementsKnown;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.register.WhatWasSaid;
import cn.yichi.recognition.ruling.RulingBook;
import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the book of agreements up to date while the service runs. At start it writes down what came
 * with the service, in a sandbox it signs that too, and hears what others have said; then it looks
 * again and again at what holds, and has decisions taken again that rest on other rules. While the
 * database is away it tries again.
 */
final class RegisterAtWork implements SmartLifecycle, AgreementsKnown {
  private static final Logger LOG = LoggerFactory.getLogger(RegisterAtWork.class);

  private final Register register;
  private final ShippedDrafts shipped;
  private final WhatWasSaid said;
  private final RulingBook rulings;
  private final BeginReassessments begin;
  private final JudgeCase judge;
  private final Duration period;
  private boolean written;
  private boolean waiting;
  private volatile boolean known;
  private volatile @Nullable Fault fault;
  private @Nullable Rulebook walked;
  private @Nullable LocalDate turned;
  private volatile @Nullable ScheduledExecutorService timer;

  RegisterAtWork(
      Register register,
      ShippedDrafts shipped,
      WhatWasSaid said,
      RulingBook rulings,
      BeginReassessments begin,
      JudgeCase judge,
      Duration period) {
    this.register = register;
    this.shipped = shipped;
    this.said = said;
    this.rulings = rulings;
    this.begin = begin;
    this.judge = judge;
    this.period = period;
  }

  @Override
  public void start() {
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("agreements").factory());
    timer = scheduler;
    // Nobody waits for it: look() reports its own faults.
    var unused =
        scheduler.scheduleWithFixedDelay(this::look, 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      if (!written) {
        shipped.write();
        said.hearAll();
        written = true;
      }
      register.refresh();
      rulings.refresh();
      known = true;
      Rulebook now = judge.rules();
      Rulebook before = walked;
      if (before == null || !now.revision().equals(before.revision())) {
        long moved = begin.rulesMoved();
        walked = now;
        if (moved > 0) {
          LOG.info("{} stored decisions rest on other rules and are taken again", moved);
        }
      }
      turnDay();
      waiting = false;
      fault = null;
    } catch (MongoException
        | Contended
        | Register.NotReady
        | KafkaException
        | TransientFault later) {
      if (!waiting) {
        LOG.warn("agreements wait: {}", later.toString());
      }
      waiting = true;
    } catch (RuntimeException bad) {
      // A look that throws would be the last; what held before holds on.
      failed(bad);
    }
  }

  /** Each look tries again; what stays the same is told once, and by health all the while. */
  private void failed(RuntimeException bad) {
    Fault before = fault;
    String what = bad.toString();
    if (before == null || !before.what().equals(what)) {
      LOG.error("the agreements could not be read again", bad);
      fault = new Fault(judge.clock().instant(), what);
    }
  }

  /**
   * That looking fails for a fault of this service.
   *
   * @param since when it first failed so
   */
  record Fault(Instant since, String what) {}

  /** Why the last look failed, unless by something that passes; empty where it did not. */
  Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  /** Once a day, and at start for the days on which nobody looked. */
  private void turnDay() {
    LocalDate today = judge.today();
    if (!today.equals(turned)) {
      long due = begin.dayTurned();
      turned = today;
      if (due > 0) {
        LOG.info("{} stored decisions may be others on {} and are taken again", due, today);
      }
    }
  }

  @Override
  public boolean areKnown() {
    return known;
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
