package cn.yichi.recognition.roster;

import cn.yichi.recognition.roster.RosterJobs.Lease;
import cn.yichi.recognition.roster.RosterRows.RosterRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One run of one roster: from its last checkpoint to its end, unless it is stopped or taken over. A
 * part of the result becomes durable first, then the counts that name it: what a crash leaves in
 * between is named by nobody, counted by nobody and answered again.
 */
final class RosterRun {
  private final RosterTools tools;
  private final RowAnswers answers;
  private final Lease lease;
  private final Pauses pauses;
  private RosterJob job;

  /** Waiting that ends early when the service stops. */
  interface Pauses {
    /** False where the service stops. */
    boolean pause(Duration time) throws InterruptedException;

    boolean stopping();
  }

  /** The run ends before its roster does. */
  static final class Left extends Exception {
    private static final long serialVersionUID = 1L;
  }

  RosterRun(RosterTools tools, RowAnswers answers, RosterJobs.Claimed claimed, Pauses pauses) {
    this.tools = tools;
    this.answers = answers;
    this.lease = claimed.lease();
    this.job = claimed.job();
    this.pauses = pauses;
  }

  /**
   * Works until the roster has ended.
   *
   * @throws Left when the run ends before
   * @throws IOException when the store of files fails
   */
  void run() throws IOException, InterruptedException, Left {
    try (RosterRows rows = tools.files().open(job.id())) {
      RosterColumns columns = RosterColumns.of(rows.headings());
      for (long done = job.progress().answered(); done > 0; done--) {
        rows.next();
      }
      Batches<RosterRow, RosterAnswer> next = ahead(columns, rows);
      while (!next.rows().isEmpty()) {
        List<AnsweredRow> found = within(next.rows(), next.results(this::again));
        next = ahead(columns, rows);
        settle(write(told(columns, found)), found);
        if (pauses.stopping()) {
          throw new Left();
        }
      }
      end(
          job.answeredWhole()
              ? Optional.empty()
              : Optional.of(RosterFault.of(RosterFault.Code.SERVICE_FAULT, "")));
    } catch (RosterRefused refused) {
      end(Optional.of(refused.fault()));
    }
  }

  /** Ends the roster for a fault of this service. */
  void fail() throws InterruptedException, Left {
    end(Optional.of(RosterFault.of(RosterFault.Code.SERVICE_FAULT, "")));
  }

  /** Asks as many rows as one part holds; none at the end. */
  private Batches<RosterRow, RosterAnswer> ahead(RosterColumns columns, RosterRows rows)
      throws IOException, RosterRefused {
    var ahead =
        new Batches<RosterRow, RosterAnswer>(batch -> answers.answer(batch, columns, job.ask()));
    int most = tools.limits().checkpoint() / tools.limits().batch();
    for (int i = 0; i < most; i++) {
      List<RosterRow> batch = batch(rows);
      if (batch.isEmpty()) {
        return ahead;
      }
      ahead.start(batch);
    }
    return ahead;
  }

  private <R> List<R> again(Supplier<List<R>> work, RuntimeException failure)
      throws InterruptedException, Left {
    if (!tools.passes().test(failure)) {
      throw failure;
    }
    return patiently(work);
  }

  /** Past the bound of misses nothing is told any more, neither what is there nor what is not. */
  private List<AnsweredRow> within(List<RosterRow> rows, List<RosterAnswer> found) {
    long left = tools.limits().maxMisses() - job.progress().misses();
    List<AnsweredRow> told = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      RosterAnswer each = found.get(i);
      boolean asked = left > 0 || each instanceof RosterAnswer.Faulty;
      told.add(new AnsweredRow(rows.get(i), asked ? each : new RosterAnswer.NotAsked()));
      left -= each instanceof RosterAnswer.NotReceived ? 1 : 0;
    }
    return told;
  }

  /** In cells. Before anybody can read them it is remembered what they tell, however often. */
  private List<List<String>> told(RosterColumns columns, List<AnsweredRow> found)
      throws InterruptedException, Left {
    RosterJob now = job;
    // Who was taken over while he stood still must not say anything after his successor did.
    if (!save(now)) {
      throw new Left();
    }
    var telling =
        new Batches<AnsweredRow, List<String>>(
            some -> {
              List<RosterAnswer> told = some.stream().map(AnsweredRow::answer).toList();
              return cells(columns, some, tools.remember().remember(now, lease.fence(), told));
            });
    int batch = tools.limits().batch();
    for (int from = 0; from < found.size(); from += batch) {
      telling.start(found.subList(from, Math.min(found.size(), from + batch)));
    }
    return telling.results(this::again);
  }

  private List<List<String>> cells(
      RosterColumns columns, List<AnsweredRow> rows, List<ToldRow> told) {
    LocalDate today = tools.remember().today();
    List<List<String>> all = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = columns.carried(rows.get(i).row().cells());
      cells.addAll(RosterText.cells(told.get(i), job.ask().host(), today, job.ask().language()));
      all.add(cells);
    }
    return all;
  }

  private String write(List<List<String>> rows) throws IOException {
    // The fence keeps a run that was taken over from replacing a part of its successor.
    String name = lease.id().value() + "-r" + job.progress().answered() + "-" + lease.fence();
    try (RosterFiles.Part part = tools.files().begin(name)) {
      for (List<String> cells : rows) {
        part.write(cells);
      }
      part.commit();
    }
    return name;
  }

  private List<RosterRow> batch(RosterRows rows) throws IOException, RosterRefused {
    List<RosterRow> batch = new ArrayList<>(tools.limits().batch());
    while (batch.size() < tools.limits().batch()) {
      Optional<RosterRow> row = rows.next();
      if (row.isEmpty()) {
        return batch;
      }
      batch.add(row.get());
    }
    return batch;
  }

  /** Told before it is counted, so that after a crash it may be told twice and is never lost. */
  private void settle(String name, List<AnsweredRow> found)
      throws IOException, InterruptedException, Left {
    List<RosterAnswer> answered = found.stream().map(AnsweredRow::answer).toList();
    int misses = (int) answered.stream().filter(RosterAnswer.NotReceived.class::isInstance).count();
    if (misses > 0) {
      patiently(
          () -> {
            tools.told().missed(job.sender().account(), misses);
            return true;
          });
    }
    job = job.at(job.progress().plus(new RosterProgress.Part(name, answered.size()), answered));
    if (!save(job)) {
      tools.files().deletePart(name);
      throw new Left();
    }
  }

  private void end(Optional<RosterFault> why) throws InterruptedException, Left {
    RosterJob ended = job.ended(why, tools.clock().instant());
    patiently(
        () -> {
          tools.told().ended(ended);
          return true;
        });
    if (!save(ended)) {
      throw new Left();
    }
    job = ended;
  }

  private boolean save(RosterJob reached) throws InterruptedException, Left {
    return patiently(
        () -> {
          Instant until = tools.clock().instant().plus(tools.limits().hold());
          return tools.jobs().save(lease, reached, until);
        });
  }

  private <T> T patiently(Supplier<T> work) throws InterruptedException, Left {
    Duration pause = Duration.ofMillis(50);
    while (true) {
      try {
        return work.get();
      } catch (RuntimeException failure) {
        if (!tools.passes().test(failure)) {
          throw failure;
        }
        if (!pauses.pause(pause)) {
          throw new Left();
        }
        pause = pause.compareTo(tools.limits().poll()) < 0 ? pause.multipliedBy(2) : pause;
      }
    }
  }
}
