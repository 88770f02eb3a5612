package cn.yichi.platform.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("database")
@Timeout(60)
class RevealLimitTest {
  private static final int LIMIT = 20;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-07-01T08:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MongoDatabase database = TestStack.freshDatabase();
  private final RevealLimit limit = instance();

  /** Another instance of the service, on the same database. */
  private RevealLimit instance() {
    Revealed revealed = new Revealed(database, LIMIT, clock);
    return new RevealLimit(
        new RevealSettings(LIMIT),
        revealed,
        new PiiVault(VaultKeys.sandbox("510000")),
        meters,
        new Sweeper("reveals", revealed::sweep, clock));
  }

  @Test
  void a_holder_counts_once_within_the_hour_and_the_first_beyond_the_limit_is_refused() {
    for (int holder = 0; holder < LIMIT; holder++) {
      limit.admit(caller("a"), "holder-" + holder);
      limit.admit(caller("a"), "holder-" + holder);
      now.updateAndGet(at -> at.plusSeconds(60));
    }
    assertRefused("a", "holder-20", Duration.ofMinutes(40));
    limit.admit(caller("a"), "holder-7");
    limit.admit(caller("b"), "holder-20");
    assertThat(meters.counter("yichi.reveals").count()).isEqualTo(2 * LIMIT + 2);
    assertThat(meters.counter("yichi.reveals.refused").count()).isOne();
  }

  @Test
  void an_hour_after_a_holder_was_revealed_another_may_be() {
    for (int holder = 0; holder < LIMIT; holder++) {
      limit.admit(caller("a"), "holder-" + holder);
      now.updateAndGet(at -> at.plusSeconds(60));
    }
    now.updateAndGet(at -> at.plusSeconds(40 * 60 - 1));
    assertRefused("a", "holder-20", Duration.ofSeconds(1));
    now.updateAndGet(at -> at.plusSeconds(1));
    limit.admit(caller("a"), "holder-20");
    assertRefused("a", "holder-21", Duration.ofMinutes(1));
  }

  @Test
  void of_requests_sent_at_once_to_two_instances_no_more_get_through_than_the_limit_says()
      throws Exception {
    int requests = 3 * LIMIT;
    List<RevealLimit> instances = List.of(limit, instance());
    CyclicBarrier start = new CyclicBarrier(requests);
    AtomicInteger admitted = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, requests)
              .mapToObj(
                  each ->
                      threads.submit(
                          () -> {
                            start.await(20, TimeUnit.SECONDS);
                            instances.get(each % 2).admit(caller("a"), "holder-" + each);
                            return admitted.incrementAndGet();
                          }))
              .toList();
      for (var each : all) {
        try {
          each.get();
        } catch (java.util.concurrent.ExecutionException refused) {
          assertThat(refused).hasCauseInstanceOf(ProblemException.class);
        }
      }
    }
    assertThat(admitted).hasValue(LIMIT);
    assertThat(meters.counter("yichi.reveals.refused").count()).isEqualTo(requests - LIMIT);
  }

  @Test
  void what_no_longer_counts_is_swept_and_names_nobody_meanwhile() {
    limit.admit(caller("a"), "holder-1");
    assertThat(rows().toString()).doesNotContain("holder-1", "https://provider");
    now.updateAndGet(at -> at.plus(Duration.ofHours(1)).plusSeconds(1));
    limit.admit(caller("b"), "holder-1");
    await().atMost(Duration.ofSeconds(10)).until(() -> rows().size() == 1);
    limit.admit(caller("a"), "holder-2");
    assertThat(rows()).hasSize(2);
  }

  private List<Document> rows() {
    return database.getCollection(Revealed.COLLECTION).find().into(new java.util.ArrayList<>());
  }

  private void assertRefused(String subject, String holder, Duration wait) {
    assertThatThrownBy(() -> limit.admit(caller(subject), holder))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().type()).isEqualTo(AbuseProblem.TOO_MANY_REVEALS);
              assertThat(refused.problem().headers())
                  .containsEntry("Retry-After", Long.toString(wait.toSeconds()));
            });
  }

  private static Caller caller(String subject) {
    return new Caller(
        "https://provider",
        subject,
        Optional.empty(),
        Set.of(Role.OFFICER),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
