package cn.yichi.platform.abuse;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.store.Sweeper;
import cn.yichi.platform.vault.PiiVault;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.context.SmartLifecycle;

/**
 * Slows down and stops callers who guess: each question that finds nothing is a miss, whether the
 * number is unknown or the holder does not match. {@link MissSettings} has the limits. They hold
 * against questions sent at once too: so many pass together as may still miss. Each instance looks
 * after its own questions under way; misses are counted by all together.
 *
 * <p>Metrics: {@code yichi.misses} counts them, {@code yichi.misses.delayed} and {@code
 * yichi.misses.refused} (by {@code client} or {@code organisation}) what followed: alarm on these
 * two. {@code yichi.misses.limit} tells the limits.
 */
public final class MissLimit implements SmartLifecycle {
  /** An honest program may ask by many threads; they take turns. */
  private static final int QUEUE = 1_000;

  private static final Duration LONGEST_TURN = Duration.ofMinutes(2);
  private static final Duration LATER = Duration.ofMinutes(10);

  private final MissSettings settings;
  private final MissCounts counts;
  private final PiiVault vault;
  private final MeterRegistry meters;
  private final Sweeper sweeper;
  private final LoadingCache<String, Turnstile> turnstiles =
      Caffeine.newBuilder().weakValues().build(who -> new Turnstile());
  private volatile boolean running;

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
    String limit = "yichi.misses.limit";
    meters.gauge(limit, Tags.of("of", "client"), settings, MissSettings::client);
    meters.gauge(limit, Tags.of("of", "organisation"), settings, MissSettings::organisation);
  }

  /** A question under way; to be closed when it is answered. */
  public final class Asked implements AutoCloseable {
    private final String client;
    private final Optional<String> organisation;
    private final Turnstile ofClient;
    private final Optional<Turnstile> ofOrganisation;

    Asked(Caller caller) {
      this.client = MissLimit.this.client(caller);
      this.organisation = caller.organisation().map(MissLimit::organisation);
      this.ofClient = turnstiles.get(client);
      this.ofOrganisation = organisation.map(turnstiles::get);
    }

    /**
     * Counts that it found nothing.
     *
     * @param questions 1, or so many rows of a roster
     */
    public void missed(int questions) {
      count(client, organisation, questions);
    }

    @Override
    public void close() {
      ofOrganisation.ifPresent(Turnstile::leave);
      ofClient.leave();
    }

    private void pass() throws InterruptedException {
      refuseUsedUp();
      int misses = counts.of(client);
      IntSupplier left = () -> settings.client() - counts.known(client, misses);
      IntSupplier queue = () -> left.getAsInt() > 0 ? QUEUE : settings.waiting();
      if (!ofClient.enter(left, queue, LONGEST_TURN)) {
        throw refused("client", settings.delay(counts.of(client)));
      }
      boolean passed = false;
      try {
        stay();
        refuseUsedUp();
        passed = enterOrganisation();
      } finally {
        if (!passed) {
          ofClient.leave();
        }
      }
      if (!passed) {
        throw refused("organisation", LATER);
      }
    }

    private void stay() throws InterruptedException {
      Duration delay = settings.delay(counts.of(client));
      if (!delay.isZero()) {
        meters.counter("yichi.misses.delayed").increment();
        ofClient.stay(delay);
      }
    }

    private boolean enterOrganisation() throws InterruptedException {
      if (ofOrganisation.isEmpty()) {
        return true;
      }
      String who = organisation.orElseThrow();
      int misses = counts.of(who);
      // Nothing is read while others wait for the lock.
      IntSupplier left = () -> settings.organisation() - counts.known(who, misses);
      IntSupplier queue = () -> left.getAsInt() > 0 ? QUEUE : 0;
      return ofOrganisation.get().enter(left, queue, LONGEST_TURN);
    }

    private void refuseUsedUp() {
      if (organisation.isPresent() && counts.of(organisation.get()) >= settings.organisation()) {
        throw refused("organisation", LATER);
      }
    }
  }

  /**
   * Lets a question through, perhaps after a wait. Called before anything is looked up, so that the
   * wait tells nothing of the answer.
   *
   * @throws ProblemException 429 {@code too-many-misses}, where the organisation has used up its
   *     hour or the caller has too many questions waiting
   */
  public Asked admit(Caller caller) {
    Asked asked = new Asked(caller);
    try {
      asked.pass();
      return asked;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw refused("client", LATER);
    }
  }

  /**
   * To whom misses count that are found after the request has ended: opaque text, fit to be kept
   * with the work.
   */
  public String account(Caller caller) {
    return client(caller) + caller.organisation().map(it -> " " + organisation(it)).orElse("");
  }

  /** Counts so many questions of an {@link #account} that found nothing. */
  public void missed(String account, int questions) {
    int space = account.indexOf(' ');
    count(
        space < 0 ? account : account.substring(0, space),
        space < 0 ? Optional.empty() : Optional.of(account.substring(space + 1)),
        questions);
  }

  private void count(String client, Optional<String> organisation, int questions) {
    meters.counter("yichi.misses").increment(questions);
    counts.add(client, questions);
    organisation.ifPresent(it -> counts.add(it, questions));
    sweeper.mayRun();
  }

  private ProblemException refused(String by, Duration until) {
    meters.counter("yichi.misses.refused", "by", by).increment();
    return Problem.of(AbuseProblem.TOO_MANY_MISSES).retryAfter(until).exception();
  }

  /** A caller as it may stand in a collection and a cache. */
  private String client(Caller caller) {
    return vault.blindIndex("caller", caller.name());
  }

  private static String organisation(SocialCreditCode code) {
    return "org/" + code.value();
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before the web server stops: who waits is answered now. */
  @Override
  public void stop() {
    running = false;
    turnstiles.asMap().values().forEach(Turnstile::open);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
