package cn.yichi.recognition.roster;

import cn.yichi.recognition.roster.RosterRows.RosterRow;
import java.util.List;

/** What answers a batch of rows; of several batches at once. */
@FunctionalInterface
interface RowAnswers {
  /** One answer for each row, in order. */
  List<RosterAnswer> answer(List<RosterRow> rows, RosterColumns columns, RosterAsk ask);
}
