package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TwoAtOnceTest {
  @Test
  void two_pieces_are_open_at_once_and_never_three() {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch both = new CountDownLatch(2);
    try (TwoAtOnce two = new TwoAtOnce(UnaryOperator.identity())) {
      for (int i = 1; i <= 6; i++) {
        int piece = i;
        two.begin(
            () -> {
              most.accumulateAndGet(open.incrementAndGet(), Math::max);
              both.countDown();
              await(both);
              open.decrementAndGet();
              return piece;
            },
            i == 6);
      }
      assertThat(two.sum()).isEqualTo(21);
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void a_third_waits_for_a_place() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    Thread caller =
        caller(
            two -> {
              for (int i = 0; i < 3; i++) {
                two.begin(
                    () -> {
                      begun.incrementAndGet();
                      await(end);
                      return 1;
                    },
                    false);
              }
            });
    awaitBlocked(caller);
    assertThat(begun.get()).isLessThanOrEqualTo(2);
    end.countDown();
    caller.join();
    assertThat(begun).hasValue(3);
  }

  @Test
  void one_that_fails_is_told_once_the_other_has_ended() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    AtomicReference<Throwable> told = new AtomicReference<>();
    Thread caller =
        caller(
            two -> {
              two.begin(
                  () -> {
                    throw new Contended();
                  },
                  false);
              two.begin(
                  () -> {
                    await(end);
                    return ended.incrementAndGet();
                  },
                  false);
              two.sum();
            },
            told);
    awaitBlocked(caller);
    assertThat(told).hasValue(null);
    end.countDown();
    caller.join();
    assertThat(ended).hasValue(1);
    assertThat(told.get()).isInstanceOf(Contended.class);
  }

  @Test
  void who_is_to_stop_waits_for_what_is_open() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    AtomicBoolean stillToStop = new AtomicBoolean();
    Thread caller =
        caller(
            two -> {
              two.begin(
                  () -> {
                    await(end);
                    return ended.incrementAndGet();
                  },
                  false);
              two.sum();
              stillToStop.set(Thread.currentThread().isInterrupted());
            });
    awaitBlocked(caller);
    caller.interrupt();
    // It takes note of the interrupt and waits again.
    Awaitility.await().until(() -> !caller.isInterrupted());
    awaitBlocked(caller);
    end.countDown();
    caller.join();
    assertThat(ended).hasValue(1);
    assertThat(stillToStop).isTrue();
  }

  private static Thread caller(Consumer<TwoAtOnce> work) {
    return caller(work, new AtomicReference<>());
  }

  private static Thread caller(Consumer<TwoAtOnce> work, AtomicReference<Throwable> failure) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try (TwoAtOnce two = new TwoAtOnce(UnaryOperator.identity())) {
                work.accept(two);
              } catch (RuntimeException failed) {
                failure.set(failed);
              }
            });
  }

  private static void awaitBlocked(Thread caller) {
    Awaitility.await()
        .during(Duration.ofMillis(200))
        .until(() -> caller.getState() == Thread.State.WAITING);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
