package cn.yichi.platform.audit;

import cn.yichi.contracts.vocabulary.FederationKey.Use;
import cn.yichi.platform.vault.GuardedFederationKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Enters once an hour, and at the end, how often this process asked the federation's key, by what
 * for. An hour without a call has no entry. A process that is killed leaves its last hour out.
 */
final class FederationCallsAudit implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(FederationCallsAudit.class);

  private final GuardedFederationKey key;
  private final AuditTrail trail;
  private final Clock clock;
  private final Map<Use, Long> entered = new EnumMap<>(Use.class);
  private volatile @Nullable ScheduledExecutorService timer;

  FederationCallsAudit(GuardedFederationKey key, AuditTrail trail, Clock clock) {
    this.key = key;
    this.trail = trail;
    this.clock = clock;
  }

  /** Enters what was called since the last entry. */
  synchronized void enter() {
    Map<Use, Long> now = new EnumMap<>(Use.class);
    List<String> counts = new ArrayList<>();
    for (Use use : Use.values()) {
      long calls = key.calls(use);
      long since = calls - entered.getOrDefault(use, 0L);
      now.put(use, calls);
      if (since > 0) {
        counts.add(use.name() + ":" + since);
      }
    }
    if (counts.isEmpty()) {
      return;
    }
    try {
      trail.record(
          Deed.ofService(
              clock.instant(),
              AuditKind.PERSONAL_READ,
              "federation-key.calls",
              new Deed.About(counts, Optional.empty(), "")));
      entered.putAll(now);
    } catch (AuditUnavailable later) {
      // The next entry has these calls too.
      log.warn("calls of the federation's key are not entered yet: {}", later.getMessage());
    }
  }

  @Override
  public void start() {
    var scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("federation-key-audit").factory());
    var hourly = scheduler.scheduleWithFixedDelay(this::turn, 1, 1, TimeUnit.HOURS);
    log.debug("calls of the federation's key are entered: {}", hourly);
    timer = scheduler;
  }

  private void turn() {
    try {
      enter();
    } catch (RuntimeException | Error fault) {
      // Either would end the timer without a word.
      log.warn("calls of the federation's key: {}", fault.toString());
    }
  }

  /** The trail stops after this and after the web server. */
  @Override
  public int getPhase() {
    return 2;
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = timer;
    timer = null;
    if (running != null) {
      running.shutdownNow();
      enter();
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
