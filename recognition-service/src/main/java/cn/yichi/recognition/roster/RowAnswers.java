package cn.yichi.recognition.roster;

import cn.yichi.recognition.roster.RosterRows.RosterRow;
import java.util.List;

/** What answers a batch of rows. */
@FunctionalInterface
interface RowAnswers {
  /**
   * One answer for each row, in order.
   *
   * @param misses how many rows may still find nothing before no more is told
   */
  List<RosterAnswer> answer(List<RosterRow> rows, RosterColumns columns, RosterAsk ask, int misses);
}
