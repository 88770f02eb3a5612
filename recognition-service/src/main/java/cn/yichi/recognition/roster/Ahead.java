package cn.yichi.recognition.roster;

import cn.yichi.recognition.roster.RosterRows.RosterRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The rows of one checkpoint, asked in batches at once and while the rows before them are written:
 * database and processor work by turns otherwise.
 */
final class Ahead {
  private final List<Batch> batches = new ArrayList<>();

  private record Batch(List<RosterRow> rows, FutureTask<List<RosterAnswer>> answers) {}

  /** Answers one batch once more, where the first attempt met a failure. */
  interface Again {
    List<RosterAnswer> answer(List<RosterRow> rows, RuntimeException failure)
        throws InterruptedException, RosterRun.Left;
  }

  void ask(List<RosterRow> rows, RowAnswers answers, RosterColumns columns, RosterAsk ask) {
    var task = new FutureTask<>(() -> answers.answer(rows, columns, ask));
    batches.add(new Batch(rows, task));
    Thread.ofVirtual().name("roster-batch").start(task);
  }

  List<RosterRow> rows() {
    return batches.stream().flatMap(batch -> batch.rows().stream()).toList();
  }

  /**
   * One answer for each row, in order.
   *
   * @throws IllegalStateException where there are more or fewer
   */
  List<RosterAnswer> answers(Again again) throws InterruptedException, RosterRun.Left {
    List<RosterAnswer> all = new ArrayList<>();
    for (Batch each : batches) {
      List<RosterAnswer> found = answers(each, again);
      if (found.size() != each.rows().size()) {
        throw new IllegalStateException(each.rows().size() + " rows, " + found.size() + " answers");
      }
      all.addAll(found);
    }
    return all;
  }

  private static List<RosterAnswer> answers(Batch batch, Again again)
      throws InterruptedException, RosterRun.Left {
    try {
      return batch.answers().get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        return again.answer(batch.rows(), failure);
      }
      if (failed.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException(failed);
    }
  }
}
