package cn.yichi.recognition.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Knows the numbers of a grid that are published, all equations between them, and that none is
 * below 0; tries to find those that are hidden. Shares no code with {@link Suppress}.
 */
final class Attacker {
  private static final long NO_BOUND = 1_000_000_000L;

  private final Grid grid;

  /** The hidden numbers. */
  private final List<Unknown> unknowns = new ArrayList<>();

  /** A hidden number, its value, and the equation in which it counts up and that in which down. */
  private record Unknown(int row, int column, long value, int up, int down) {}

  /** The least and the most that a number can be. */
  record Range(long least, long most) {
    long width() {
      return most - least;
    }
  }

  Attacker(Grid grid, Suppress.Hidden hidden) {
    this.grid = grid;
    int rows = grid.rows();
    int columns = grid.columns();
    for (int row = 0; row <= rows; row++) {
      for (int column = 0; column <= columns; column++) {
        if (hidden.at(row, column)) {
          // One equation a row, then one a column: the sum less its parts, or the parts less it,
          // written so that each number stands in one with plus and in the other with minus.
          boolean part = (row < rows) == (column < columns);
          int ofRow = row;
          int ofColumn = rows + 1 + column;
          unknowns.add(
              new Unknown(
                  row,
                  column,
                  grid.at(row, column),
                  part ? ofRow : ofColumn,
                  part ? ofColumn : ofRow));
        }
      }
    }
  }

  private int equations() {
    return grid.rows() + grid.columns() + 2;
  }

  /** How many hidden numbers the equations alone determine, by elimination. */
  int determined() {
    double[][] matrix = new double[equations()][unknowns.size()];
    for (int i = 0; i < unknowns.size(); i++) {
      matrix[unknowns.get(i).up][i] = 1;
      matrix[unknowns.get(i).down][i] = -1;
    }
    reduce(matrix);
    int determined = 0;
    for (double[] equation : matrix) {
      determined +=
          Arrays.stream(equation).filter(each -> Math.abs(each) > 1e-9).count() == 1 ? 1 : 0;
    }
    return determined;
  }

  private static void reduce(double[][] matrix) {
    int next = 0;
    for (int column = 0; column < matrix[0].length && next < matrix.length; column++) {
      int pivot = next;
      while (pivot < matrix.length && Math.abs(matrix[pivot][column]) < 1e-9) {
        pivot++;
      }
      if (pivot < matrix.length) {
        double[] chosen = matrix[pivot];
        matrix[pivot] = matrix[next];
        matrix[next] = chosen;
        for (int row = 0; row < matrix.length; row++) {
          double factor = row == next ? 0 : matrix[row][column] / chosen[column];
          for (int i = 0; i < chosen.length; i++) {
            matrix[row][i] -= factor * chosen[i];
          }
        }
        next++;
      }
    }
  }

  /** The exact range of each hidden number, by place. */
  Map<List<Integer>, Range> ranges() {
    Map<List<Integer>, Range> ranges = new HashMap<>();
    for (Unknown each : unknowns) {
      long more = flow(each.up, each.down, each);
      long less = Math.min(each.value, flow(each.down, each.up, each));
      ranges.put(List.of(each.row, each.column), new Range(each.value - less, each.value + more));
    }
    return ranges;
  }

  /** How much can be moved from one equation to another by changing hidden numbers. */
  private long flow(int from, int to, Unknown without) {
    long[][] room = new long[equations()][equations()];
    for (Unknown each : unknowns) {
      if (!each.equals(without)) {
        room[each.down][each.up] += NO_BOUND;
        room[each.up][each.down] += each.value;
      }
    }
    long moved = 0;
    while (moved < NO_BOUND) {
      int[] before = search(room, from, to);
      if (before[to] < 0) {
        return moved;
      }
      long least = NO_BOUND;
      for (int at = to; at != from; at = before[at]) {
        least = Math.min(least, room[before[at]][at]);
      }
      for (int at = to; at != from; at = before[at]) {
        room[before[at]][at] -= least;
        room[at][before[at]] += least;
      }
      moved += least;
    }
    return moved;
  }

  private static int[] search(long[][] room, int from, int to) {
    int[] before = new int[room.length];
    Arrays.fill(before, -1);
    before[from] = from;
    Queue<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty() && before[to] < 0) {
      int at = open.remove();
      for (int next = 0; next < room.length; next++) {
        if (before[next] < 0 && room[at][next] > 0) {
          before[next] = at;
          open.add(next);
        }
      }
    }
    return before;
  }
}
