package cn.yichi.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallBudgetTest {
  private static final long A_DAY = 20_000;

  /** Near the end of what a long holds: it may run over at any time. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

  private final CallBudget budget = new CallBudget(A_DAY, nanos::get);

  @Test
  void gives_a_day_s_calls_at_once_and_no_more() {
    assertThat(taken(A_DAY + 10)).isEqualTo(A_DAY);
    assertThat(budget.refused()).isEqualTo(10);
    assertThat(budget.remaining()).isZero();
  }

  @Test
  void fills_evenly_and_never_over_a_day() {
    taken(A_DAY / 2);
    pass(Duration.ofHours(6));
    assertThat(budget.remaining()).isEqualTo(A_DAY * 3 / 4);
    pass(Duration.ofDays(30));
    assertThat(taken(2 * A_DAY)).isEqualTo(A_DAY);
  }

  @Test
  void once_empty_it_opens_with_enough_for_a_whole_batch() {
    taken(A_DAY + 1);
    assertThat(budget.closedFor()).isEqualTo(Duration.ofHours(6));
    pass(Duration.ofHours(5));
    assertThat(budget.take()).isFalse();
    pass(Duration.ofHours(1));
    assertThat(budget.closedFor()).isZero();
    assertThat(taken(A_DAY)).isEqualTo(5_000);
  }

  @Test
  void many_threads_get_no_more_than_there_is() {
    LongAdder got = new LongAdder();
    try (var threads = Executors.newFixedThreadPool(4)) {
      IntStream.range(0, 4).forEach(each -> threads.execute(() -> got.add(taken(A_DAY))));
    }
    assertThat(got.sum()).isEqualTo(A_DAY);
    assertThat(budget.refused()).isEqualTo(3 * A_DAY);
  }

  private long taken(long wanted) {
    long taken = 0;
    for (long i = 0; i < wanted; i++) {
      taken += budget.take() ? 1 : 0;
    }
    return taken;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
