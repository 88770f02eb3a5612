package cn.yichi.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void half_of_the_answers_are_no_slower_than_p50_and_99_of_a_hundred_no_slower_than_p99() {
    long[] nanos = LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000).toArray();

    Latencies latencies = Latencies.of(nanos, 2);

    assertThat(latencies).isEqualTo(new Latencies(100, 50, 50, 99));
  }
}
