package cn.yichi.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairTest {
  @Test
  void a_ratio_is_the_floors_time_by_ours() {
    assertThat(new Pair(40, 10).ratio()).isEqualTo(0.25);
  }

  @Test
  void the_result_is_the_median_of_the_pairs_ratios_not_the_ratio_of_the_medians() {
    List<Pair> pairs = List.of(new Pair(10, 1), new Pair(20, 10), new Pair(40, 30));

    assertThat(Pair.median(pairs).ratio()).isEqualTo(0.5, within(1e-9));
    // the median times are 20 and 10 here; with other partners they would be too
    List<Pair> partners = List.of(new Pair(10, 10), new Pair(20, 30), new Pair(40, 1));
    assertThat(Pair.median(partners).ratio()).isEqualTo(1.0, within(1e-9));
  }

  @Test
  void of_an_even_number_the_lower_of_the_middle_two_counts() {
    assertThat(Pair.median(List.of(new Pair(10, 9), new Pair(10, 5))).ratio()).isEqualTo(0.5);
  }

  @Test
  void nothing_measured_and_no_time_are_refused() {
    assertThatThrownBy(() -> Pair.median(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pair(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
