package cn.yichi.recognition.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuppressTest {
  private static final long SEED = Long.getLong("yichi.test.seed", new Random().nextLong());

  private final Random random = new Random(SEED);

  @Test
  void no_hidden_number_can_be_computed_nor_bounded_more_narrowly_than_by_ten() {
    for (int draw = 0; draw < 2_000; draw++) {
      Grid grid = grid(1 + random.nextInt(6), 1 + random.nextInt(6));
      attacked(grid, "seed " + SEED + ", draw " + draw + ": " + grid);
    }
  }

  @Test
  void nor_in_a_grid_as_large_as_the_country() {
    for (int draw = 0; draw < 5; draw++) {
      attacked(grid(33, 14), "seed " + SEED + ", large draw " + draw);
    }
  }

  private static void attacked(Grid grid, String what) {
    Suppress.Hidden hidden = Suppress.of(grid);
    Attacker attacker = new Attacker(grid, hidden);
    assertThat(attacker.determined()).as(what).isZero();
    attacker
        .ranges()
        .forEach(
            (place, range) ->
                assertThat(range.width())
                    .as("%s: %s is in %s", what, place, range)
                    .isGreaterThanOrEqualTo(10));
    for (int row = 0; row <= grid.rows(); row++) {
      for (int column = 0; column <= grid.columns(); column++) {
        assertThat(hidden.at(row, column) || grid.at(row, column) >= 10).as(what).isTrue();
      }
    }
  }

  /** Many zeros, many small numbers, some large ones: whatever is hard to hide. */
  private Grid grid(int rows, int columns) {
    int zeros = random.nextInt(100);
    int small = random.nextInt(100);
    List<List<Long>> cells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Long> counts = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        boolean none = random.nextInt(100) < zeros;
        boolean few = random.nextInt(100) < small;
        counts.add(none ? 0L : few ? random.nextLong(1, 12) : random.nextLong(10, 400));
      }
      cells.add(counts);
    }
    return new Grid(cells);
  }

  @Test
  void the_attacker_finds_what_is_hidden_without_protection() {
    Grid grid = new Grid(List.of(List.of(40L, 3L), List.of(50L, 60L)));
    Suppress.Hidden smallOnly = new Suppress.Hidden(new boolean[3][3]);
    smallOnly.places()[0][1] = true;
    assertThat(new Attacker(grid, smallOnly).determined()).isEqualTo(1);
    // Four numbers are hidden here, and still each is known to four.
    Grid narrow =
        new Grid(List.of(List.of(1L, 2L, 40L), List.of(2L, 60L, 70L), List.of(90L, 80L, 50L)));
    Suppress.Hidden square = new Suppress.Hidden(new boolean[4][4]);
    for (int[] place : new int[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}) {
      square.places()[place[0]][place[1]] = true;
    }
    Attacker attacker = new Attacker(narrow, square);
    assertThat(attacker.determined()).isZero();
    assertThat(attacker.ranges().get(List.of(0, 0))).isEqualTo(new Attacker.Range(0, 3));
  }

  @Test
  void nothing_is_hidden_where_nothing_is_small() {
    Suppress.Hidden hidden = Suppress.of(new Grid(List.of(List.of(10L, 11L), List.of(12L, 13L))));
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        assertThat(hidden.at(row, column)).isFalse();
      }
    }
  }

  @Test
  void a_small_number_takes_the_least_others_with_it() {
    Grid grid =
        new Grid(
            List.of(List.of(300L, 4L, 200L), List.of(100L, 20L, 500L), List.of(900L, 30L, 800L)));
    Suppress.Hidden hidden = Suppress.of(grid);
    List<Long> lost = new ArrayList<>();
    for (int row = 0; row <= 3; row++) {
      for (int column = 0; column <= 3; column++) {
        if (hidden.at(row, column)) {
          lost.add(grid.at(row, column));
        }
      }
    }
    // To grow, 4 needs a smaller 200 or 300 in its row and a smaller 20 or 30 in its column.
    assertThat(lost).containsExactlyInAnyOrder(4L, 300L, 100L, 20L);
  }

  @Test
  void one_row_hides_its_sum_or_a_second_number() {
    Grid grid = new Grid(List.of(List.of(5000L, 3L, 200L, 900L)));
    Suppress.Hidden hidden = Suppress.of(grid);
    assertThat(hidden.at(0, 0)).isFalse();
    assertThat(hidden.at(0, 1)).isTrue();
    assertThat(hidden.at(0, 2)).isTrue();
    assertThat(hidden.at(0, 3)).isFalse();
    assertThat(hidden.at(0, 4)).isFalse();
  }

  @Test
  void of_nothing_nothing_is_told() {
    Grid none = new Grid(List.of(List.of(0L, 0L), List.of(0L, 0L)));
    attacked(none, "none");
    assertThat(Suppress.of(none).at(2, 2)).isTrue();
  }
}
