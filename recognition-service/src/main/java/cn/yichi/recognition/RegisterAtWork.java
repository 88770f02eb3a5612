package cn.yichi.recognition;

import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Rulebook;
import cn.yichi.recognition.reassessment.BeginReassessments;
import cn.yichi.recognition.register.AgreementsKnown;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.register.WhatWasSaid;
import cn.yichi.recognition.ruling.RulingBook;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
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
  private final Rounds rounds;
  private boolean written;
  private volatile boolean known;
  private @Nullable Rulebook walked;
  private @Nullable LocalDate turned;

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
    this.rounds = new Rounds("agreements", judge.clock());
  }

  @Override
  public void start() {
    rounds.every("a look", Duration.ZERO, period, this::look);
  }

  private void look() {
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
  }

  /** Why the last look failed, unless by something that passes; empty where it did not. */
  Optional<Rounds.Fault> fault() {
    return rounds.fault();
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
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
