package cn.yichi.recognition.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchesTest {
  private final CountDownLatch slow = new CountDownLatch(1);
  private final AtomicInteger attempts = new AtomicInteger();

  private List<String> work(List<String> rows) {
    attempts.incrementAndGet();
    if (rows.contains("failing")) {
      throw new IllegalStateException("away");
    }
    if (rows.contains("slow")) {
      try {
        slow.await();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
    return rows.stream().map(row -> row + "!").toList();
  }

  private static <R> List<R> never(Supplier<List<R>> work, RuntimeException failure) {
    throw failure;
  }

  @Test
  void gives_one_result_a_row_in_order_however_the_batches_end() throws Exception {
    var batches = new Batches<String, String>(this::work);
    batches.start(List.of("slow", "b"));
    batches.start(List.of("c"));
    await().until(() -> attempts.get() == 2);
    slow.countDown();
    assertThat(batches.results(BatchesTest::never)).containsExactly("slow!", "b!", "c!");
    assertThat(batches.rows()).containsExactly("slow", "b", "c");
  }

  @Test
  void who_hears_of_a_failure_hears_of_it_when_the_others_have_ended() {
    var batches = new Batches<String, String>(this::work);
    batches.start(List.of("failing"));
    batches.start(List.of("slow"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<String>> results = threads.submit(() -> batches.results(BatchesTest::never));
      await().during(Duration.ofMillis(300)).until(() -> attempts.get() == 2 && !results.isDone());
      slow.countDown();
      assertThatThrownBy(results::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("away");
    }
  }

  @Test
  void a_batch_that_failed_is_done_again_where_its_owner_says_so() throws Exception {
    var batches =
        new Batches<String, String>(
            rows -> attempts.get() == 0 ? work(List.of("failing")) : work(rows));
    batches.start(List.of("a"));
    assertThat(batches.results((again, failure) -> again.get())).containsExactly("a!");
  }

  @Test
  void too_few_results_are_a_fault() {
    var batches = new Batches<String, String>(rows -> List.of());
    batches.start(List.of("a"));
    assertThatThrownBy(() -> batches.results(BatchesTest::never))
        .isInstanceOf(IllegalStateException.class);
  }
}
