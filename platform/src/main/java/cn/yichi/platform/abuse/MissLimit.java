package cn.yichi.platform.abuse;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.store.Sweeper;
import cn.yichi.platform.vault.PiiVault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Slows down and stops callers who guess: each question that finds nothing is a miss, whether the
 * number is unknown or the holder does not match. {@link MissSettings} has the limits.
 *
 * <p>Metrics: {@code yichi.misses} counts them, {@code yichi.misses.delayed} and {@code
 * yichi.misses.refused} (by {@code client} or {@code organisation}) what followed, and {@code
 * yichi.misses.limit} is what an alarm compares with.
 */
public final class MissLimit implements ApplicationListener<ContextClosedEvent> {
  private final MissSettings settings;
  private final MissCounts counts;
  private final PiiVault vault;
  private final MeterRegistry meters;
  private final Sweeper sweeper;
  private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  MissLimit(
      MissSettings settings,
      MissCounts counts,
      PiiVault vault,
      MeterRegistry meters,
      Sweeper sweeper) {
    this.settings = settings;
    this.counts = counts;
    this.vault = vault;
    this.meters = meters;
    this.sweeper = sweeper;
    meters.gauge("yichi.misses.limit", Tags.of("of", "client"), settings.client());
    meters.gauge("yichi.misses.limit", Tags.of("of", "organisation"), settings.organisation());
  }

  /**
   * Lets a question through, perhaps after a wait. Called before anything is looked up, so that the
   * wait tells nothing of the answer.
   *
   * @throws ProblemException 429 {@code too-many-misses}, where the organisation has used up its
   *     hour or the caller has too many questions waiting
   */
  public void admit(Caller caller) {
    if (ofOrganisation(caller) >= settings.organisation()) {
      throw refused("organisation", Duration.ofMinutes(10));
    }
    String client = client(caller);
    Duration delay = settings.delay(counts.of(client));
    if (!delay.isZero()) {
      await(client, delay);
    }
  }

  private double ofOrganisation(Caller caller) {
    return caller.organisation().map(it -> counts.of("org/" + it.value())).orElse(0.0);
  }

  /**
   * Counts questions that found nothing.
   *
   * @param questions 1, or the rows of a roster
   */
  public void missed(Caller caller, int questions) {
    meters.counter("yichi.misses").increment(questions);
    counts.add(client(caller), questions);
    caller.organisation().ifPresent(it -> counts.add("org/" + it.value(), questions));
    sweeper.mayRun();
  }

  private void await(String client, Duration delay) {
    if (waiting.merge(client, 1, Integer::sum) > settings.waiting()) {
      left(client);
      throw refused("client", delay);
    }
    try {
      meters.counter("yichi.misses.delayed").increment();
      stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      left(client);
    }
  }

  private void left(String client) {
    waiting.computeIfPresent(client, (key, n) -> n > 1 ? n - 1 : null);
  }

  private ProblemException refused(String by, Duration until) {
    meters.counter("yichi.misses.refused", "by", by).increment();
    return Problem.of(AbuseProblem.TOO_MANY_MISSES).retryAfter(until).exception();
  }

  /** A caller as it may stand in a collection and a cache. */
  private String client(Caller caller) {
    return vault.blindIndex("caller", caller.name());
  }

  /** Who waits is answered now, so that the service can stop. */
  @Override
  public void onApplicationEvent(ContextClosedEvent closing) {
    stopping.countDown();
  }
}
