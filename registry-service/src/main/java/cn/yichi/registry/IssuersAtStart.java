package cn.yichi.registry;

import cn.yichi.registry.issuer.FileIssuer;
import cn.yichi.registry.issuer.Filed;
import cn.yichi.registry.issuer.IssuerDirectory;
import cn.yichi.registry.issuer.IssuerDraft;
import cn.yichi.registry.issuer.IssuerFault;
import cn.yichi.registry.issuer.IssuerSeed;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;

/**
 * Files the seed's issuers that are not on file yet, then keeps the directory up to date with what
 * other instances file. What is on file already is never overwritten: a restart must not lift a
 * suspension. While the database is away it tries again; health says so, since no certificate
 * passes without its issuer.
 */
final class IssuersAtStart extends AbstractHealthIndicator implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(IssuersAtStart.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration REFRESH = Duration.ofSeconds(30);
  private static final Optional<Integer> NOT_ON_FILE = Optional.of(0);

  private final IssuerSeed seed;
  private final FileIssuer fileIssuer;
  private final IssuerDirectory directory;
  private final Deque<IssuerDraft> open = new ArrayDeque<>();
  private volatile boolean ready;
  private volatile @Nullable ScheduledExecutorService timer;

  IssuersAtStart(IssuerSeed seed, FileIssuer fileIssuer, IssuerDirectory directory) {
    super("issuers not loaded");
    this.seed = seed;
    this.fileIssuer = fileIssuer;
    this.directory = directory;
  }

  /**
   * @throws IllegalStateException when the seed file is unreadable or states a faulty issuer
   */
  @Override
  public void start() {
    List<IssuerDraft> drafts = seed.drafts();
    drafts.forEach(this::refuseFaulty);
    open.addAll(drafts);
    var scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("issuers").factory());
    timer = scheduler;
    attemptAndPlan(scheduler);
  }

  private void refuseFaulty(IssuerDraft draft) {
    List<IssuerFault> faults = fileIssuer.faults(draft);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "yichi.registry.issuers: " + draft.code() + " is faulty: " + faults);
    }
  }

  private void attemptAndPlan(ScheduledExecutorService scheduler) {
    boolean done = false;
    try {
      done = attempt();
    } finally {
      if (!scheduler.isShutdown()) {
        var next =
            scheduler.schedule(
                () -> attemptAndPlan(scheduler),
                (done ? REFRESH : RETRY).toMillis(),
                TimeUnit.MILLISECONDS);
        log.trace("next look at the issuers: {}", next);
      }
    }
  }

  private boolean attempt() {
    try {
      while (!open.isEmpty()) {
        file(open.element());
        open.remove();
      }
      directory.refresh();
      ready = true;
      return true;
    } catch (MongoException away) {
      log.atLevel(ready ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
          .log("issuers not read, trying again: {}", away.toString());
      return false;
    }
  }

  private void file(IssuerDraft draft) {
    switch (fileIssuer.file(draft, NOT_ON_FILE)) {
      case Filed.Entered entered -> log.debug("seed entered {}", entered.issuer().code().value());
      case Filed.Outdated known -> log.debug("{} is on file, kept", known.issuer().code().value());
      case Filed.Changed changed -> throw unexpected(draft);
      case Filed.Unchanged unchanged -> throw unexpected(draft);
      case Filed.NeedsTwoPeople known -> throw unexpected(draft);
      case Filed.Refused refused -> throw unexpected(draft);
      case Filed.Busy busy -> throw unexpected(draft);
    }
  }

  private static IllegalStateException unexpected(IssuerDraft draft) {
    return new IllegalStateException("an issuer of the seed is new or on file: " + draft.code());
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    if (ready) {
      builder.up();
    } else {
      builder.outOfService();
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
