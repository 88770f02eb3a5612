package cn.yichi.platform.consume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a batch to the handler; where it fails for another reason than a transient fault, halves it
 * until the faulty record is alone.
 */
final class Bisection {
  private static final Logger log = LoggerFactory.getLogger(Bisection.class);

  private final BatchHandler handler;

  Bisection(BatchHandler handler) {
    this.handler = handler;
  }

  /**
   * What became of one item; {@code fault} is the exception's class, empty where there was none.
   */
  record Result(Item item, Outcome outcome, String fault) {}

  /** One result per item, in order; tombstones and events keep their order to each other. */
  List<Result> settle(List<Item> items) {
    Result[] results = new Result[items.size()];
    List<Item.Open> run = new ArrayList<>(items.size());
    List<Integer> places = new ArrayList<>(items.size());
    for (int i = 0; i < results.length; i++) {
      switch (items.get(i)) {
        // Does not end a run: what is passed over must not break a batch into small ones.
        case Item.Settled settled -> results[i] = new Result(settled, settled.outcome(), "");
        case Item.Open open -> {
          if (!run.isEmpty() && run.getFirst().getClass() != open.getClass()) {
            settle(run, places, results);
          }
          run.add(open);
          places.add(i);
        }
      }
    }
    settle(run, places, results);
    return Arrays.asList(results);
  }

  private void settle(List<Item.Open> run, List<Integer> places, Result[] results) {
    if (!run.isEmpty()) {
      List<Result> settled = settleAlike(run);
      for (int i = 0; i < settled.size(); i++) {
        results[places.get(i)] = settled.get(i);
      }
    }
    run.clear();
    places.clear();
  }

  private List<Result> settleAlike(List<Item.Open> run) {
    List<Outcome> outcomes;
    try {
      outcomes = handle(run);
    } catch (RuntimeException | StackOverflowError fault) {
      // What nests too deep is the record's fault; any other Error is this process's.
      if (Transience.isTransient(fault)) {
        throw fault;
      }
      return run.size() == 1 ? List.of(refused(run.getFirst(), fault)) : halves(run);
    }
    if (outcomes.size() != run.size()) {
      throw new TransientFault(
          "handler gave " + outcomes.size() + " outcomes for " + run.size() + " records");
    }
    List<Result> results = new ArrayList<>(run.size());
    for (int i = 0; i < run.size(); i++) {
      results.add(new Result(run.get(i), outcomes.get(i), ""));
    }
    return results;
  }

  private List<Result> halves(List<Item.Open> run) {
    int middle = run.size() / 2;
    List<Result> results = new ArrayList<>(settleAlike(run.subList(0, middle)));
    results.addAll(settleAlike(run.subList(middle, run.size())));
    return results;
  }

  private List<Outcome> handle(List<Item.Open> run) {
    return switch (run.getFirst()) {
      case Item.Event event ->
          handler.handle(
              run.stream().<Received<?>>map(item -> ((Item.Event) item).received()).toList());
      case Item.Tombstone tombstone ->
          handler.erase(run.stream().map(item -> ((Item.Tombstone) item).erased()).toList());
    };
  }

  private static Result refused(Item item, Throwable fault) {
    // the message of a foreign exception may repeat personal data, so only our own is kept
    String reason =
        fault instanceof RecordFault own ? String.valueOf(own.getMessage()) : "handler failed";
    String at = fault.getStackTrace().length == 0 ? "" : fault.getStackTrace()[0].toString();
    log.warn(
        "record {}-{}@{} goes to the dead letters: {} ({} at {})",
        item.record().topic(),
        item.record().partition(),
        item.record().offset(),
        reason,
        fault.getClass().getName(),
        at);
    return new Result(item, new Outcome.Rejected(reason), fault.getClass().getName());
  }
}
