package cn.yichi.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NudgeQueueTest {
  private final AtomicLong now = new AtomicLong();
  private final NudgeQueue queue = new NudgeQueue(4, Duration.ofSeconds(1), now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void holds_an_id_once_but_takes_it_again_while_it_is_in_flight() {
    queue.offer("a");
    queue.offer("a");
    assertThat(queue.take(10)).containsExactly("a");
    queue.offer("a");
    queue.done();
    assertThat(queue.take(10)).containsExactly("a");
  }

  @Test
  void leaves_what_does_not_fit_to_the_sweep_and_asks_for_it_once_there_is_room() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      queue.offer(id);
    }
    assertThat(queue.wantsSweep()).isFalse();
    assertThat(queue.take(3)).containsExactly("a", "b", "c");
    assertThat(queue.wantsSweep()).isTrue();
    assertThat(queue.wantsSweep()).isFalse();
  }

  @Test
  void pauses_longer_after_each_failure_up_to_the_limit() {
    queue.offer("a");
    for (long millis : new long[] {100, 200, 400, 800, 1000, 1000}) {
      queue.failed(queue.take(1));
      pass(Duration.ofMillis(millis - 1));
      assertThat(queue.take(1)).isEmpty();
      pass(Duration.ofMillis(1));
    }
    assertThat(queue.take(1)).containsExactly("a");
  }

  @Test
  void tells_the_age_of_the_oldest_through_failures() {
    queue.offer("a");
    pass(Duration.ofSeconds(5));
    queue.failed(queue.take(1));
    pass(Duration.ofSeconds(5));
    assertThat(queue.ageSeconds()).isEqualTo(10);
    queue.take(1);
    queue.done();
    assertThat(queue.ageSeconds()).isZero();
  }

  @Test
  void a_find_of_the_sweep_is_no_news_while_it_waits_or_is_in_flight() {
    queue.offer("a");
    assertThat(queue.offerSwept("a")).isFalse();
    queue.take(1);
    assertThat(queue.offerSwept("a")).isFalse();
    queue.done();
    assertThat(queue.offerSwept("a")).isTrue();
  }

  @Test
  void leaves_out_a_refused_id_for_some_minutes() {
    queue.refused("a");
    queue.offer("a");
    assertThat(queue.take(1)).isEmpty();
    pass(Duration.ofMinutes(6));
    assertThat(queue.offerSwept("a")).isTrue();
    assertThat(queue.take(1)).containsExactly("a");
  }
}
