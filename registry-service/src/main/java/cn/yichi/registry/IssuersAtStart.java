package cn.yichi.registry;

import cn.yichi.registry.issuer.FileIssuer;
import cn.yichi.registry.issuer.Filed;
import cn.yichi.registry.issuer.IssuerDirectory;
import cn.yichi.registry.issuer.IssuerDraft;
import cn.yichi.registry.issuer.IssuerSeed;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
 * Files the seed's issuers, then keeps the directory up to date with what other instances file.
 * While the database is away it tries again; health says so, since no certificate passes without
 * its issuer.
 */
final class IssuersAtStart extends AbstractHealthIndicator implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(IssuersAtStart.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration REFRESH = Duration.ofSeconds(30);

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
    open.addAll(seed.drafts());
    var scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("issuers").factory());
    timer = scheduler;
    Duration next = attempt() ? REFRESH : RETRY;
    retry(scheduler, next);
  }

  private void again(ScheduledExecutorService scheduler) {
    Duration next = attempt() ? REFRESH : RETRY;
    if (!scheduler.isShutdown()) {
      retry(scheduler, next);
    }
  }

  private void retry(ScheduledExecutorService scheduler, Duration after) {
    // Nobody waits for it: attempt() reports its own faults.
    var unused =
        scheduler.schedule(() -> again(scheduler), after.toMillis(), TimeUnit.MILLISECONDS);
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
    switch (fileIssuer.file(draft, Optional.empty())) {
      case Filed.Entered entered -> log.debug("seed entered {}", entered.issuer().code().value());
      case Filed.Changed changed -> log.info("seed changed {}", changed.issuer().code().value());
      case Filed.Unchanged unchanged -> {}
      case Filed.Refused refused ->
          throw new IllegalStateException(
              "yichi.registry.issuers: " + draft.code() + " is faulty: " + refused.faults());
      case Filed.Outdated outdated -> throw new IllegalStateException("a seed expects no version");
      case Filed.Busy busy ->
          log.warn("seed: {} has too much unpublished; kept as it is", draft.code());
    }
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
