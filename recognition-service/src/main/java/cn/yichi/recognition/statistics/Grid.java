package cn.yichi.recognition.statistics;

import java.util.List;

/**
 * Counts by row and column. The row and the column after the last hold the sums.
 *
 * @param cells rows of equal length, each count 0 or more
 */
record Grid(List<List<Long>> cells) {
  Grid {
    cells = cells.stream().map(List::copyOf).toList();
    if (cells.isEmpty() || cells.getFirst().isEmpty()) {
      throw new IllegalArgumentException("a grid has a row and a column at least");
    }
    int width = cells.getFirst().size();
    for (List<Long> row : cells) {
      if (row.size() != width || row.stream().anyMatch(each -> each < 0)) {
        throw new IllegalArgumentException("rows are of one length, and no count is below 0");
      }
    }
  }

  int rows() {
    return cells.size();
  }

  int columns() {
    return cells.getFirst().size();
  }

  /**
   * A count, or a sum where a place is the one after the last.
   *
   * @param row from 0 to {@link #rows()}
   * @param column from 0 to {@link #columns()}
   */
  long at(int row, int column) {
    if (row == rows()) {
      long sum = 0;
      for (int each = 0; each < row; each++) {
        sum += at(each, column);
      }
      return sum;
    }
    List<Long> counts = cells.get(row);
    return column == columns()
        ? counts.stream().mapToLong(Long::longValue).sum()
        : counts.get(column);
  }
}
