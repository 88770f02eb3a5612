package cn.yichi.registry.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Import jobs in memory. */
public final class InMemoryImportJobs implements ImportJobs {
  private final TreeMap<ImportId, Stored> stored = new TreeMap<>();

  private record Stored(ImportJob job, Lease lease, Instant until, boolean cancel) {
    Stored with(ImportJob other) {
      return new Stored(other, lease, until, cancel);
    }
  }

  @Override
  public synchronized void add(ImportJob job) {
    stored.put(job.id(), new Stored(job, new Lease(job.id(), "", 0), Instant.EPOCH, false));
  }

  @Override
  public synchronized Optional<ImportJob> find(ImportId id) {
    return Optional.ofNullable(stored.get(id)).map(Stored::job);
  }

  @Override
  public synchronized List<ImportJob> page(Optional<ImportId> before, int limit) {
    return stored.descendingMap().values().stream()
        .map(Stored::job)
        .filter(job -> before.map(id -> job.id().compareTo(id) < 0).orElse(true))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<ImportId> withDigest(String sha256) {
    return stored.descendingMap().values().stream()
        .map(Stored::job)
        .filter(job -> job.upload().sha256().equals(sha256))
        .map(ImportJob::id)
        .findFirst();
  }

  @Override
  public synchronized List<ImportId> open(int limit) {
    return stored.values().stream()
        .map(Stored::job)
        .filter(job -> !job.state().ended())
        .map(ImportJob::id)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized long countOpen() {
    return open(Integer.MAX_VALUE).size();
  }

  @Override
  public synchronized Optional<Claimed> claim(
      ImportId id, String owner, Instant now, Duration hold) {
    Stored present = stored.get(id);
    boolean free =
        present != null
            && !present.job().state().ended()
            && (present.lease().owner().equals(owner) || present.until().isBefore(now));
    if (!free) {
      return Optional.empty();
    }
    Lease lease = new Lease(id, owner, present.lease().fence() + 1);
    stored.put(id, new Stored(present.job(), lease, now.plus(hold), present.cancel()));
    return Optional.of(new Claimed(lease, present.job()));
  }

  @Override
  public synchronized Saved save(Lease lease, ImportJob job, Instant until) {
    Stored present = stored.get(lease.id());
    if (present == null || !present.lease().equals(lease)) {
      return Saved.LOST;
    }
    stored.put(lease.id(), new Stored(job, lease, until, present.cancel()));
    return present.cancel() ? Saved.CANCEL_REQUESTED : Saved.HELD;
  }

  @Override
  public synchronized boolean requestCancel(ImportId id) {
    Stored present = stored.get(id);
    if (present == null || present.job().state().ended()) {
      return false;
    }
    stored.put(id, new Stored(present.job(), present.lease(), present.until(), true));
    return true;
  }

  @Override
  public synchronized List<ImportJob> endedBefore(
      Instant moment, ImportJob.KeptFile kept, int limit) {
    return stored.values().stream()
        .map(Stored::job)
        .filter(job -> job.endedAt().map(moment::isAfter).orElse(false))
        .filter(job -> !job.deleted().contains(kept))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void markDeleted(ImportId id, ImportJob.KeptFile kept) {
    Stored present = stored.get(id);
    ImportJob job = present.job();
    Set<ImportJob.KeptFile> deleted = new HashSet<>(job.deleted());
    deleted.add(kept);
    stored.put(
        id,
        present.with(
            new ImportJob(
                id,
                job.state(),
                job.upload(),
                job.checked(),
                job.progress(),
                job.startedAt(),
                job.endedAt(),
                job.fault(),
                deleted)));
  }
}
