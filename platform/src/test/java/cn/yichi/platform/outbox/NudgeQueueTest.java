package cn.yichi.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.outbox.NudgeQueue.Nudged;
import cn.yichi.platform.outbox.PendingStore.Unsent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NudgeQueueTest {
  private final AtomicLong now = new AtomicLong();
  private final NudgeQueue queue = new NudgeQueue(4, 4_000, Duration.ofSeconds(1), now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void holds_an_id_once_but_takes_it_again_while_it_is_in_flight() {
    queue.offer("a");
    queue.offer("a");
    assertThat(queue.take(10)).extracting(Nudged::id).containsExactly("a");
    queue.offer("a");
    queue.done();
    assertThat(queue.take(10)).extracting(Nudged::id).containsExactly("a");
  }

  @Test
  void leaves_what_does_not_fit_to_the_sweep_and_asks_for_it_once_there_is_room() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      queue.offer(id);
    }
    assertThat(queue.wantsSweep()).isFalse();
    assertThat(queue.take(3)).extracting(Nudged::id).containsExactly("a", "b", "c");
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
    assertThat(queue.take(1)).extracting(Nudged::id).containsExactly("a");
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
  void facts_of_a_new_aggregate_wait_with_its_id_through_failures() {
    queue.offer(inserted("a", 10));
    queue.offer("a");
    queue.offer("b");
    queue.failed(queue.take(10));
    pass(Duration.ofSeconds(1));
    assertThat(queue.take(10))
        .containsExactly(new Nudged("a", inserted("a", 10)), Nudged.unknown("b"));
  }

  @Test
  void facts_that_do_not_fit_are_left_out_until_there_is_room_again() {
    queue.offer(inserted("a", 3_000));
    queue.offer(inserted("b", 1_001));
    assertThat(queue.take(1)).extracting(Nudged::facts).doesNotContainNull();
    queue.offer(inserted("c", 4_000));
    assertThat(queue.take(10))
        .containsExactly(Nudged.unknown("b"), new Nudged("c", inserted("c", 4_000)));
    queue.offer(inserted("d", 4_000));
    queue.clear();
    queue.offer(inserted("e", 4_000));
    assertThat(queue.take(10)).containsExactly(new Nudged("e", inserted("e", 4_000)));
  }

  private static Unsent inserted(String id, int size) {
    WireEvent fact =
        new WireEvent(id + "/1", "type", "source", id, Instant.EPOCH, id, "x".repeat(size));
    return new Unsent(id, 0, List.of(new PendingFact(fact, null, null)));
  }

  @Test
  void leaves_out_a_refused_id_for_some_minutes() {
    queue.refused("a");
    queue.offer("a");
    assertThat(queue.take(1)).isEmpty();
    pass(Duration.ofMinutes(6));
    assertThat(queue.offerSwept("a")).isTrue();
    assertThat(queue.take(1)).extracting(Nudged::id).containsExactly("a");
  }
}
