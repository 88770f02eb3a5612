package cn.yichi.notification.client;

import cn.yichi.notification.notice.SmsGateway;
import cn.yichi.notification.notice.SmsMessage;
import cn.yichi.notification.notice.SmsResult;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The provider with a limit of time, of rate and of concurrency, a few tries in one go and a
 * circuit that opens when it fails. A busy answer that asks for a pause pauses everything until
 * then.
 */
final class ResilientSms implements SmsGateway {
  private final SmsProtocol protocol;
  private final Guards guards;
  private final MeterRegistry meters;
  private final Clock clock;
  private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

  ResilientSms(SmsProtocol protocol, Guards guards, MeterRegistry meters, Clock clock) {
    this.protocol = protocol;
    this.guards = guards;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public SmsResult send(SmsMessage message) {
    return counted(guarded(() -> protocol.post(message)));
  }

  @Override
  public SmsResult query(String key) {
    return guarded(() -> protocol.query(key));
  }

  @Override
  public int room() {
    if (clock.instant().isBefore(pausedUntil.get())) {
      return 0;
    }
    CircuitBreaker circuit = guards.circuit();
    return switch (circuit.getState()) {
      case CLOSED, DISABLED, METRICS_ONLY -> Integer.MAX_VALUE;
      case HALF_OPEN ->
          circuit.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState();
      case OPEN, FORCED_OPEN -> 0;
    };
  }

  private SmsResult guarded(Supplier<CompletableFuture<Attempt>> call) {
    List<SmsResult> tries = new ArrayList<>();
    SmsResult last = lastOf(call, tries);
    // That a later try did not leave says nothing of an earlier one that may have.
    return last instanceof SmsResult.Unavailable
        ? tries.stream().filter(SmsResult.Uncertain.class::isInstance).findFirst().orElse(last)
        : last;
  }

  private SmsResult lastOf(Supplier<CompletableFuture<Attempt>> call, List<SmsResult> tries) {
    Supplier<Attempt> timed =
        () -> {
          Attempt attempt = paused(inTime(call));
          tries.add(attempt.result());
          return attempt;
        };
    Supplier<Attempt> bounded = Bulkhead.decorateSupplier(guards.bulkhead(), timed);
    Supplier<Attempt> slowed = RateLimiter.decorateSupplier(guards.rate(), bounded);
    Supplier<Attempt> broken = CircuitBreaker.decorateSupplier(guards.circuit(), slowed);
    try {
      return Retry.decorateSupplier(guards.retry(), broken).get().result();
    } catch (CallNotPermittedException open) {
      return unavailable("circuit open", Optional.of(guards.openFor()));
    } catch (RequestNotPermitted tooFast) {
      return unavailable("rate limit", Optional.empty());
    } catch (BulkheadFullException tooMany) {
      return unavailable("too many at once", Optional.empty());
    } catch (AcquirePermissionCancelledException interrupted) {
      return unavailable("interrupted before its turn", Optional.empty());
    } catch (CancellationException interrupted) {
      // In the wait between two tries, so there was one.
      return tries.getLast();
    }
  }

  /** An attempt that takes too long is cancelled, which closes its connection. */
  private Attempt inTime(Supplier<CompletableFuture<Attempt>> call) {
    CompletableFuture<Attempt> begun;
    try {
      begun = call.get();
    } catch (RuntimeException unsent) {
      return protocol.unsent(unsent);
    }
    try {
      return guards.time().executeFutureSupplier(() -> begun);
    } catch (TimeoutException late) {
      return protocol.timedOut();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return protocol.leftBehind();
    } catch (Exception unread) {
      return protocol.unread(unread);
    }
  }

  private Attempt paused(Attempt attempt) {
    if (attempt.result() instanceof SmsResult.Unavailable later) {
      later.retryAfter().ifPresent(this::pause);
    }
    return attempt;
  }

  private void pause(Duration wait) {
    Instant until = clock.instant().plus(wait);
    pausedUntil.accumulateAndGet(until, (a, b) -> a.isAfter(b) ? a : b);
  }

  private SmsResult counted(SmsResult result) {
    String kind = result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    meters.counter("yichi.notification.sms", "result", kind).increment();
    return result;
  }

  private static SmsResult unavailable(String reason, Optional<Duration> wait) {
    return new SmsResult.Unavailable(reason, wait);
  }
}
