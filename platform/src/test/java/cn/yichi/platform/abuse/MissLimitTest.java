package cn.yichi.platform.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.store.Sweeper;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

@Tag("database")
@Timeout(60)
class MissLimitTest {
  private static final SocialCreditCode FIRM = new SocialCreditCode("91350100M000100Y43");
  private static final Instant FULL_HOUR = Instant.parse("2026-07-01T08:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(FULL_HOUR);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MongoDatabase database = TestStack.freshDatabase();
  private final MissLimit limit = instance();

  /** Another instance of the service, on the same database. */
  private MissLimit instance() {
    Clock clock = new MovedClock();
    var counts = new MissCounts(database, clock);
    return new MissLimit(
        new MissSettings(20, 200, Duration.ofSeconds(30), 4),
        counts,
        new PiiVault(VaultKeys.sandbox("510000")),
        meters,
        new Sweeper("misses", counts::sweep, clock));
  }

  private final class MovedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  private static Caller caller(String subject) {
    return new Caller(
        "https://provider",
        subject,
        Optional.empty(),
        Set.of(Role.EMPLOYER),
        Optional.empty(),
        Optional.of(FIRM),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"0,0", "19,0", "19.9,0", "20,1", "21,2", "22,4", "23,8", "24,16", "25,30", "5000,30"})
  void the_wait_begins_with_the_twentieth_miss_and_doubles_to_half_a_minute(
      double misses, long seconds) {
    var settings = new MissSettings(20, 200, Duration.ofSeconds(30), 4);
    assertThat(settings.delay(misses)).hasSeconds(seconds);
  }

  @Test
  void one_who_guesses_waits_and_others_do_not() {
    limit.missed(caller("a"), 19);
    assertThat(wait(limit, "a")).isLessThan(Duration.ofMillis(500));
    limit.missed(caller("a"), 1);
    assertThat(wait(limit, "a")).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(wait(limit, "b")).isLessThan(Duration.ofMillis(500));
    assertThat(meters.counter("yichi.misses.delayed").count()).isOne();
  }

  @Test
  void instances_count_together_and_a_restart_forgets_nothing() {
    limit.missed(caller("a"), 12);
    MissLimit other = instance();
    other.missed(caller("a"), 8);
    assertThat(wait(other, "a")).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(wait(instance(), "a")).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_miss_counts_for_an_hour_across_the_clocks_full_hour() {
    now.set(FULL_HOUR.plus(Duration.ofMinutes(59)));
    limit.missed(caller("a"), 21);
    now.set(FULL_HOUR.plus(Duration.ofMinutes(61)));
    assertThat(wait(instance(), "a")).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    now.set(FULL_HOUR.plus(Duration.ofMinutes(121)));
    assertThat(wait(instance(), "a")).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void an_organisation_is_refused_whoever_asks_for_it() {
    for (int i = 0; i < 20; i++) {
      limit.missed(caller("clerk" + i), 10);
    }
    assertThatThrownBy(() -> limit.admit(caller("somebody new")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(429);
              assertThat(refused.problem().headers()).containsKey("Retry-After");
            });
  }

  @Test
  void only_some_questions_wait_at_once_and_a_stop_ends_their_wait() {
    limit.missed(caller("a"), 100);
    AtomicInteger answered = new AtomicInteger();
    List<Thread> asking = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asking.add(
          Thread.startVirtualThread(
              () -> {
                limit.admit(caller("a"));
                answered.incrementAndGet();
              }));
    }
    await().until(() -> meters.counter("yichi.misses.delayed").count() == 4);
    assertThatThrownBy(() -> limit.admit(caller("a"))).isInstanceOf(ProblemException.class);
    assertThat(answered).hasValue(0);
    limit.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
    await().untilAsserted(() -> assertThat(answered).hasValue(4));
    assertThat(asking).noneMatch(Thread::isAlive);
  }

  @Test
  void what_is_kept_names_nobody_and_goes_after_two_hours() {
    limit.missed(caller("clerk-of-the-firm"), 1);
    assertThat(database.getCollection(MissCounts.COLLECTION).find())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.toJson()).doesNotContain("clerk"));
    now.set(FULL_HOUR.plus(Duration.ofHours(3)));
    assertThat(new MissCounts(database, new MovedClock()).sweep()).isEqualTo(2);
  }

  private static Duration wait(MissLimit instance, String subject) {
    long begun = System.nanoTime();
    instance.admit(caller(subject));
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
