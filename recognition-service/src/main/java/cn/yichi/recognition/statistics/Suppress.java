package cn.yichi.recognition.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses which numbers of a grid are not published: every number below ten, zero among them, sums
 * as well, and as many others as it takes that none of these can be computed.
 *
 * <p>The guarantee: to whoever knows all published numbers, and of the hidden ones only that they
 * are whole and not negative, each hidden number may still be one of two that lie {@value
 * #THRESHOLD} apart. It holds because each hidden number lies on a ring of hidden numbers around
 * which {@value #THRESHOLD} can be moved: the other grid has the same published numbers, and no
 * count below 0. It does not hold against who knows hidden numbers from elsewhere, say his own
 * people.
 *
 * <p>The numbers are the flows of a network whose nodes are rows and columns: a count flows from
 * its row to its column, a column's sum from there to the row of sums, all of it to the column of
 * sums, and a row's sum back to the row. What flows into a node flows out: those are all the
 * equations there are.
 */
final class Suppress {
  /** Numbers below it are not published. */
  static final int THRESHOLD = 10;

  private static final long FAR = Long.MAX_VALUE;

  private final Grid grid;
  private final boolean[][] hidden;
  private final boolean[][] safe;
  private final int nodes;

  private Suppress(Grid grid) {
    this.grid = grid;
    this.hidden = new boolean[grid.rows() + 1][grid.columns() + 1];
    this.safe = new boolean[grid.rows() + 1][grid.columns() + 1];
    this.nodes = grid.rows() + grid.columns() + 2;
  }

  /** What is hidden. */
  record Hidden(boolean[][] places) {
    /** Whether the number there is hidden; places as in {@link Grid#at}. */
    boolean at(int row, int column) {
      return places[row][column];
    }
  }

  static Hidden of(Grid grid) {
    Suppress suppress = new Suppress(grid);
    List<Place> small = suppress.small();
    small.forEach(each -> suppress.hidden[each.row][each.column] = true);
    for (Place each : small) {
      if (!suppress.safe[each.row][each.column]) {
        suppress.protect(each);
      }
    }
    return new Hidden(suppress.hidden);
  }

  private record Place(int row, int column) {}

  /** One way from node to node: along a number that grows, or against one that shrinks. */
  private record Step(Place place, int from, int to, boolean grows) {}

  private List<Place> small() {
    List<Place> small = new ArrayList<>();
    for (int row = 0; row <= grid.rows(); row++) {
      for (int column = 0; column <= grid.columns(); column++) {
        if (grid.at(row, column) < THRESHOLD) {
          small.add(new Place(row, column));
        }
      }
    }
    return small;
  }

  /**
   * Hides the cheapest ring through a number on which it can grow by {@link #THRESHOLD}. There
   * always is one: with its sums.
   */
  private void protect(Place place) {
    Step own = step(place, true);
    for (Step each : way(own.to, own.from, place)) {
      hidden[each.place.row][each.place.column] = true;
      safe[each.place.row][each.place.column] = true;
    }
    safe[place.row][place.column] = true;
  }

  /** Bellman and Ford's shortest way; a step over what is hidden costs nothing. */
  private List<Step> way(int start, int end, Place without) {
    long[] cost = new long[nodes];
    Step[] last = new Step[nodes];
    Arrays.fill(cost, FAR);
    cost[start] = 0;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Step each : steps(without)) {
        long there = cost[each.from] == FAR ? FAR : cost[each.from] + price(each.place);
        if (there < cost[each.to]) {
          cost[each.to] = there;
          last[each.to] = each;
          moved = true;
        }
      }
    }
    List<Step> way = new ArrayList<>();
    for (int node = end; node != start; node = last[node].from) {
      way.add(last[node]);
    }
    return way;
  }

  private List<Step> steps(Place without) {
    List<Step> steps = new ArrayList<>();
    for (int row = 0; row <= grid.rows(); row++) {
      for (int column = 0; column <= grid.columns(); column++) {
        Place place = new Place(row, column);
        if (!place.equals(without)) {
          steps.add(step(place, true));
          if (grid.at(row, column) >= THRESHOLD) {
            steps.add(step(place, false));
          }
        }
      }
    }
    return steps;
  }

  /** What is lost with a number: itself, and that it is there at all. */
  private long price(Place place) {
    return hidden[place.row][place.column] ? 0 : 1 + grid.at(place.row, place.column);
  }

  private Step step(Place place, boolean grows) {
    int row = place.row;
    int column = grid.rows() + 1 + place.column;
    // A count leaves its row and reaches its column; a row's sum comes back, and so does a
    // column's to the row of sums. The sum of all leaves that row again.
    boolean fromRow = (place.row < grid.rows()) == (place.column < grid.columns());
    boolean forth = fromRow == grows;
    return forth ? new Step(place, row, column, grows) : new Step(place, column, row, grows);
  }
}
