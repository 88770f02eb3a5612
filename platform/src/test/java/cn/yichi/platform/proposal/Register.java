package cn.yichi.platform.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Versioned subjects in memory, each of which remembers the last proposal that changed it: what a
 * service's {@link ProposedChange} must do.
 */
final class Register implements ProposedChange {
  private record Entry(int version, @Nullable ProposalId by) {}

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final List<ProposalId> effects = new CopyOnWriteArrayList<>();
  private final Map<String, Instant> prepared = new ConcurrentHashMap<>();
  private volatile int failures;
  private volatile boolean busy;
  private volatile boolean stumbles;

  Draft draft(String subject) {
    entries.putIfAbsent(subject, new Entry(1, null));
    return new Draft(kind(), subject, version(subject), Map.of("to", "x"), "why");
  }

  int version(String subject) {
    return Optional.ofNullable(entries.get(subject)).map(Entry::version).orElse(0);
  }

  /** Somebody else changes a subject. */
  void change(String subject) {
    entries.computeIfPresent(subject, (name, entry) -> new Entry(entry.version() + 1, null));
  }

  /** Each proposal as often as it had an effect. */
  List<ProposalId> effects() {
    return new ArrayList<>(effects);
  }

  /** The next carryings out end as if the process had been killed there. */
  void die(int times) {
    failures = times;
  }

  /** The next carrying out meets a fault of this process, which is no exception. */
  void stumble() {
    stumbles = true;
  }

  void busy(boolean now) {
    busy = now;
  }

  /** Something is written down for a subject before it is proposed. */
  void prepare(String subject, Instant at) {
    prepared.put(subject, at);
  }

  /** Subjects for which something is written down. */
  Set<String> prepared() {
    return Set.copyOf(prepared.keySet());
  }

  @Override
  public List<String> prepared(Instant before) {
    return prepared.entrySet().stream()
        .filter(each -> each.getValue().isBefore(before))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void forget(String subject) {
    prepared.remove(subject);
  }

  @Override
  public String kind() {
    return "test-change";
  }

  @Override
  public Fit check(Draft draft) {
    int present = version(draft.subject());
    if (present == 0) {
      return new Fit.Unknown();
    }
    return present == draft.version() ? new Fit.Fits() : new Fit.Outdated(present);
  }

  @Override
  public Result carryOut(Proposal proposal) {
    if (busy) {
      return Result.LATER;
    }
    if (stumbles) {
      stumbles = false;
      throw new StackOverflowError("once");
    }
    dieWhereWanted();
    String subject = proposal.draft().subject();
    Entry after =
        entries.computeIfPresent(
            subject,
            (name, entry) -> {
              if (entry.version() != proposal.draft().version()) {
                return entry;
              }
              effects.add(proposal.id());
              return new Entry(entry.version() + 1, proposal.id());
            });
    dieWhereWanted();
    return after != null && proposal.id().equals(after.by()) ? Result.DONE : Result.OUTDATED;
  }

  private synchronized void dieWhereWanted() {
    if (failures > 0) {
      failures--;
      if (failures == 0) {
        throw new IllegalStateException("killed here");
      }
    }
  }
}
