package cn.yichi.platform.table;

import java.util.List;

/**
 * One row of a file, not blank.
 *
 * @param number its place among the rows, from 1, headings and blank lines not counted
 * @param line the line of the file on which it begins, from 1
 * @param cells the sender's own cells
 */
public record TableRow(long number, long line, List<String> cells) {
  /** Names no value: cells are personal data and must not reach a log. */
  @Override
  public String toString() {
    return "Row " + number;
  }
}
