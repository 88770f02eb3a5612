package cn.yichi.notification.client;

import cn.yichi.notification.notice.SmsResult;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * The guards round the provider, from outside in: retry, circuit, rate, concurrency, time.
 *
 * @param openFor how long an open circuit stays open
 */
record Guards(
    Retry retry,
    CircuitBreaker circuit,
    RateLimiter rate,
    Bulkhead bulkhead,
    TimeLimiter time,
    Duration openFor) {
  private static final String NAME = "sms";
  private static final int PROBES = 5;
  private static final Duration SLICE = Duration.ofMillis(100);

  static Guards of(SmsSettings settings) {
    return new Guards(
        Retry.of(NAME, retry(settings)),
        CircuitBreaker.of(NAME, circuit(settings)),
        RateLimiter.of(NAME, rate(settings)),
        Bulkhead.of(NAME, bulkhead(settings)),
        TimeLimiter.of(
            NAME,
            TimeLimiterConfig.custom()
                .timeoutDuration(settings.requestTimeout())
                .cancelRunningFuture(true)
                .build()),
        settings.openFor());
  }

  private static RetryConfig retry(SmsSettings settings) {
    IntervalFunction backOff =
        IntervalFunction.ofExponentialRandomBackoff(settings.retryWait(), 2.0, 0.5);
    return RetryConfig.<Attempt>custom()
        .maxAttempts(settings.attempts())
        .retryOnResult(Attempt::again)
        .retryOnException(fault -> false)
        .intervalBiFunction((tries, outcome) -> wait(tries, outcome, backOff))
        .build();
  }

  private static long wait(
      int tries, Either<Throwable, Attempt> outcome, IntervalFunction backOff) {
    Optional<Duration> asked =
        outcome.isRight() && outcome.get().result() instanceof SmsResult.Unavailable later
            ? later.retryAfter()
            : Optional.empty();
    long own = backOff.apply(tries);
    return asked.map(wait -> Math.max(wait.toMillis(), own)).orElse(own);
  }

  private static CircuitBreakerConfig circuit(SmsSettings settings) {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(settings.window())
        .minimumNumberOfCalls(Math.max(1, settings.window() / 2))
        .failureRateThreshold(settings.failureRate())
        .waitDurationInOpenState(settings.openFor())
        .permittedNumberOfCallsInHalfOpenState(PROBES)
        .automaticTransitionFromOpenToHalfOpenEnabled(true)
        .recordResult(result -> result instanceof Attempt attempt && attempt.failing())
        // A full bulkhead or an exhausted rate says nothing about the provider.
        .recordException(fault -> false)
        .ignoreException(fault -> true)
        .build();
  }

  private static RateLimiterConfig rate(SmsSettings settings) {
    int slices = (int) (Duration.ofSeconds(1).toMillis() / SLICE.toMillis());
    return RateLimiterConfig.custom()
        .limitRefreshPeriod(SLICE)
        .limitForPeriod(Math.max(1, settings.perSecond() / slices))
        .timeoutDuration(settings.requestTimeout())
        .build();
  }

  private static BulkheadConfig bulkhead(SmsSettings settings) {
    return BulkheadConfig.custom()
        .maxConcurrentCalls(settings.inFlight())
        .maxWaitDuration(settings.requestTimeout())
        .build();
  }
}
