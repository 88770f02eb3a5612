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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        List.of(FIRM),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({"0,0", "19,0", "20,1", "21,2", "22,4", "23,8", "24,16", "25,30", "5000,30"})
  void the_wait_begins_with_the_twentieth_miss_and_doubles_to_half_a_minute(
      int misses, long seconds) {
    var settings = new MissSettings(20, 200, Duration.ofSeconds(30), 4);
    assertThat(settings.delay(misses)).hasSeconds(seconds);
  }

  @Test
  void one_who_guesses_waits_and_others_do_not() {
    missed(limit, "a", 19);
    assertThat(wait(limit, "a")).isLessThan(Duration.ofMillis(500));
    missed(limit, "a", 1);
    assertThat(wait(limit, "a")).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(wait(limit, "b")).isLessThan(Duration.ofMillis(500));
    assertThat(meters.counter("yichi.misses.delayed").count()).isOne();
  }

  @Test
  void instances_count_together_and_a_restart_forgets_nothing() {
    missed(limit, "a", 12);
    MissLimit other = instance();
    missed(other, "a", 8);
    assertThat(wait(other, "a")).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(wait(instance(), "a")).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_miss_counts_for_an_hour_and_no_more_than_65_minutes() {
    now.set(FULL_HOUR.plus(Duration.ofMinutes(58)));
    missed(limit, "a", 20);
    now.set(FULL_HOUR.plus(Duration.ofMinutes(118)));
    assertThat(wait(instance(), "a")).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    now.set(FULL_HOUR.plus(Duration.ofMinutes(123)));
    assertThat(wait(instance(), "a")).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void the_limits_are_told_as_long_as_the_service_runs() {
    System.gc();
    assertThat(meters.get("yichi.misses.limit").tag("of", "organisation").gauge().value())
        .isEqualTo(200);
  }

  @Test
  void an_organisation_is_refused_whoever_asks_for_it() {
    for (int i = 0; i < 20; i++) {
      missed(limit, "clerk" + i, 10);
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
  void only_some_questions_of_one_who_guesses_wait_and_a_stop_ends_their_wait() {
    missed(limit, "a", 100);
    AtomicInteger answered = new AtomicInteger();
    for (int i = 0; i < 10; i++) {
      Thread.startVirtualThread(
          () -> {
            try (MissLimit.Asked asked = limit.admit(caller("a"))) {
              answered.incrementAndGet();
            } catch (ProblemException refused) {
              // Counted by the limit itself.
            }
          });
    }
    var refused = meters.counter("yichi.misses.refused", "by", "client");
    // One is inside, four wait for its place.
    await().untilAsserted(() -> assertThat(refused.count()).isEqualTo(5));
    assertThat(answered).hasValue(0);
    limit.stop();
    await().untilAsserted(() -> assertThat(answered).hasValue(5));
  }

  @Test
  void so_many_questions_pass_at_once_as_may_still_miss_and_then_few_go_on_waiting() {
    missed(limit, "a", 5);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    CountDownLatch looked = new CountDownLatch(1);
    for (int i = 0; i < 200; i++) {
      Thread.startVirtualThread(
          () -> {
            try (MissLimit.Asked asked = limit.admit(caller("a"))) {
              inside.incrementAndGet();
              looked.await();
              asked.missed(1);
              answered.incrementAndGet();
            } catch (ProblemException tooMany) {
              refused.incrementAndGet();
            } catch (InterruptedException stopped) {
              throw new IllegalStateException(stopped);
            }
          });
    }
    await().until(() -> inside.get() >= 15);
    await().during(Duration.ofMillis(500)).until(() -> inside.get() == 15);
    assertThat(refused).hasValue(0);
    looked.countDown();
    await().until(() -> answered.get() >= 15);
    // One waits a second before it is looked at and three or four for its place, as it happens to
    // be among these or not; the others hear at once.
    await().until(() -> refused.get() >= 180);
    await().during(Duration.ofMillis(500)).until(() -> answered.get() == 15);
    assertThat(refused.get()).isBetween(180, 181);
    limit.stop();
  }

  @Test
  void what_is_kept_names_nobody_and_goes_after_two_hours() {
    missed(limit, "clerk-of-the-firm", 1);
    assertThat(database.getCollection(MissCounts.COLLECTION).find())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.toJson()).doesNotContain("clerk"));
    now.set(FULL_HOUR.plus(Duration.ofHours(3)));
    assertThat(new MissCounts(database, new MovedClock()).sweep()).isEqualTo(2);
  }

  /** As if so many of his questions had found nothing, without a wait for it. */
  private void missed(MissLimit instance, String subject, int questions) {
    instance.new Asked(caller(subject)).missed(questions);
  }

  private static Duration wait(MissLimit instance, String subject) {
    long begun = System.nanoTime();
    instance.admit(caller(subject)).close();
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
