package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TwoAtOnceTest {
  @Test
  void two_pieces_are_open_at_once_and_never_three() {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch both = new CountDownLatch(2);
    try (TwoAtOnce two = new TwoAtOnce()) {
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
  void one_that_fails_is_told_once_the_other_has_ended() {
    CountDownLatch failed = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    assertThatThrownBy(
            () -> {
              try (TwoAtOnce two = new TwoAtOnce()) {
                two.begin(
                    () -> {
                      failed.countDown();
                      throw new Contended();
                    },
                    false);
                two.begin(
                    () -> {
                      await(failed);
                      return ended.incrementAndGet();
                    },
                    false);
                two.sum();
              }
            })
        .isInstanceOf(Contended.class);
    assertThat(ended).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
