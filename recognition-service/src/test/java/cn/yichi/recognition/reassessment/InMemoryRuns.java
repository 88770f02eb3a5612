package cn.yichi.recognition.reassessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs in memory, kept to the same contract as those in MongoDB. */
public final class InMemoryRuns implements Runs {
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private Optional<String> aim = Optional.empty();

  @Override
  public boolean begin(Run run) {
    return runs.putIfAbsent(run.id(), run) == null;
  }

  @Override
  public Optional<Run> find(String id) {
    return Optional.ofNullable(runs.get(id));
  }

  @Override
  public List<Run> open() {
    return runs.values().stream().filter(each -> each.state() == Run.State.OPEN).toList();
  }

  @Override
  public Optional<Run> advance(String id, Bucket next, Instant at) {
    Run run = runs.get(id);
    if (run == null
        || run.state() != Run.State.OPEN
        || run.buckets().get(next.number()).step() != next.step() - 1) {
      return Optional.empty();
    }
    List<Bucket> buckets = new ArrayList<>(run.buckets());
    buckets.set(next.number(), next);
    Run now = with(run, run.state(), at, run.sent(), run.ended(), buckets);
    runs.put(id, now);
    return Optional.of(now);
  }

  @Override
  public boolean close(String id, Run.State as, Instant at) {
    Run run = runs.get(id);
    if (run == null || run.state() != Run.State.OPEN) {
      return false;
    }
    runs.put(id, with(run, as, run.moved(), run.sent(), Optional.of(at), run.buckets()));
    return true;
  }

  @Override
  public boolean resend(String id, Instant before, Instant at) {
    Run run = runs.get(id);
    if (run == null || !run.sent().equals(before)) {
      return false;
    }
    runs.put(id, with(run, run.state(), run.moved(), at, run.ended(), run.buckets()));
    return true;
  }

  private static Run with(
      Run run,
      Run.State state,
      Instant moved,
      Instant sent,
      Optional<Instant> ended,
      List<Bucket> buckets) {
    return new Run(
        run.id(),
        run.aim(),
        run.touched(),
        run.cause(),
        run.expected(),
        state,
        run.begun(),
        moved,
        sent,
        ended,
        buckets);
  }

  @Override
  public void aimAt(String revision) {
    aim = Optional.of(revision);
  }

  @Override
  public Optional<String> aimedAt() {
    return aim;
  }

  @Override
  public List<Run> page(Optional<String> after, int limit) {
    List<Run> all =
        runs.values().stream()
            .sorted(Comparator.comparing(Run::begun).thenComparing(Run::id).reversed())
            .toList();
    int from = 0;
    if (after.isPresent()) {
      List<String> ids = all.stream().map(Run::id).toList();
      from = ids.contains(after.get()) ? ids.indexOf(after.get()) + 1 : all.size();
    }
    return all.subList(from, Math.min(all.size(), from + limit));
  }
}
