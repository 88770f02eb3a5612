package cn.yichi.notification.notice;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The baselines in memory; keeps the contract of the port. */
public final class InMemoryBaselines implements Baselines {
  private final Map<String, Baseline> bySubject = new HashMap<>();

  @Override
  public synchronized Map<String, Baseline> recall(Collection<String> subjects) {
    Map<String, Baseline> found = new HashMap<>(bySubject);
    found.keySet().retainAll(subjects);
    return found;
  }

  @Override
  public synchronized void remember(Collection<Baseline> baselines) {
    baselines.forEach(
        baseline ->
            bySubject.merge(
                baseline.subject(),
                baseline,
                (before, now) -> now.revision() > before.revision() ? now : before));
  }

  /** Loses everything, as a crash before the write would. */
  synchronized void lose() {
    bySubject.clear();
  }
}
