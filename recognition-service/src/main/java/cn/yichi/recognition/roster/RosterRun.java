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
      Ahead next = ahead(columns, rows);
      while (!next.rows().isEmpty()) {
        Ahead now = next;
        List<RosterAnswer> found = within(now.answers(again(columns)));
        next = ahead(columns, rows);
        // Before a part tells of it, so that what is told was remembered, however often.
        List<ToldRow> told = patiently(() -> tools.remember().remember(job, found));
        settle(write(columns, now.rows(), told), found);
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
  private Ahead ahead(RosterColumns columns, RosterRows rows) throws IOException, RosterRefused {
    Ahead ahead = new Ahead();
    int most = tools.limits().checkpoint() / tools.limits().batch();
    for (int i = 0; i < most; i++) {
      List<RosterRow> batch = batch(rows);
      if (batch.isEmpty()) {
        return ahead;
      }
      ahead.ask(batch, answers, columns, job.ask());
    }
    return ahead;
  }

  private Ahead.Again again(RosterColumns columns) {
    return (rows, failure) -> {
      if (!tools.passes().test(failure)) {
        throw failure;
      }
      return patiently(() -> answers.answer(rows, columns, job.ask()));
    };
  }

  /** Past the bound of misses nothing is told any more, neither what is there nor what is not. */
  private List<RosterAnswer> within(List<RosterAnswer> found) {
    long left = tools.limits().maxMisses() - job.progress().misses();
    List<RosterAnswer> told = new ArrayList<>(found.size());
    for (RosterAnswer each : found) {
      boolean asked = left > 0 || each instanceof RosterAnswer.Faulty;
      told.add(asked ? each : new RosterAnswer.NotAsked());
      left -= each instanceof RosterAnswer.NotReceived ? 1 : 0;
    }
    return told;
  }

  private String write(RosterColumns columns, List<RosterRow> rows, List<ToldRow> told)
      throws IOException {
    // The fence keeps a run that was taken over from replacing a part of its successor.
    String name = lease.id().value() + "-r" + job.progress().answered() + "-" + lease.fence();
    LocalDate today = tools.remember().today();
    try (RosterFiles.Part part = tools.files().begin(name)) {
      for (int i = 0; i < rows.size(); i++) {
        List<String> cells = columns.carried(rows.get(i).cells());
        cells.addAll(RosterText.cells(told.get(i), job.ask().host(), today, job.ask().language()));
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
  private void settle(String name, List<RosterAnswer> answered)
      throws IOException, InterruptedException, Left {
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
