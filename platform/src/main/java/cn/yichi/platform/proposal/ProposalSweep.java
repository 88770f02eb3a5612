package cn.yichi.platform.proposal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Ends proposals whose time is over, and carries out those that were confirmed by a process that
 * was killed, or lost the database, before it had done so. Every instance may run it at once.
 */
final class ProposalSweep implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ProposalSweep.class);

  private final Proposals proposals;
  private final Duration period;
  private volatile @Nullable ScheduledExecutorService timer;

  ProposalSweep(Proposals proposals, Duration period) {
    this.proposals = proposals;
    this.period = period;
  }

  @Override
  public void start() {
    var scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("proposals").factory());
    timer = scheduler;
    var sweeping =
        scheduler.scheduleWithFixedDelay(
            this::attempt, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    LOG.trace("looking for proposals: {}", sweeping);
  }

  private void attempt() {
    try {
      sweep();
    } catch (RuntimeException | Error failure) {
      // Either would end the timer without a word; the next round tries again.
      LOG.warn("proposals wait for the next look at them: {}", failure.toString());
    }
  }

  void sweep() {
    proposals.expireDue();
    proposals.mayForget();
    Optional<ProposalId> after = Optional.empty();
    List<Proposal> page = proposals.confirmed(after);
    while (!page.isEmpty()) {
      page.forEach(this::carryOut);
      after = Optional.of(page.getLast().id());
      page = proposals.confirmed(after);
    }
  }

  /** One that fails keeps no other from being carried out. */
  private void carryOut(Proposal confirmed) {
    try {
      proposals.carryOut(confirmed);
    } catch (RuntimeException | Error failure) {
      LOG.warn("proposal {} waits: {}", confirmed.id().value(), failure.toString());
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
