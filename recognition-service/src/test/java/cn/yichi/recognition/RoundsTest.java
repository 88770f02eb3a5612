package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.consume.TransientFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T01:00:00Z");

  private final Rounds rounds = new Rounds("test", Clock.fixed(NOW, ZoneOffset.UTC));

  private static Runnable failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  @Test
  void a_fault_is_there_for_health_until_a_round_succeeds() {
    rounds.once("look", failing(new IllegalStateException("a mistake")));
    assertThat(rounds.fault())
        .hasValueSatisfying(
            it -> {
              assertThat(it.since()).isEqualTo(NOW);
              assertThat(it.what()).contains("a mistake");
            });
    rounds.once("another", () -> {});
    assertThat(rounds.fault()).isPresent();
    rounds.once("look", () -> {});
    assertThat(rounds.fault()).isEmpty();
  }

  @Test
  void what_passes_by_itself_is_no_fault() {
    rounds.once("look", failing(new TransientFault("not yet")));
    assertThat(rounds.fault()).isEmpty();
    rounds.once("look", failing(new IllegalStateException("a mistake")));
    assertThat(rounds.fault()).as("though something waited before").isPresent();
  }

  @Test
  void a_round_that_fails_is_not_the_last_and_after_the_stop_there_is_none() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    rounds.every(
        "look",
        Duration.ZERO,
        Duration.ofMillis(1),
        () -> {
          three.countDown();
          throw new IllegalStateException("again");
        });
    assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(rounds.isRunning()).isTrue();
    rounds.stop();
    assertThat(rounds.isRunning()).isFalse();
  }
}
