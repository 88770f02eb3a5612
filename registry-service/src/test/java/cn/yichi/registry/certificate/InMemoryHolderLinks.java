package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.HolderRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Links in memory. */
public class InMemoryHolderLinks implements HolderLinks {
  private final Map<HolderRef, HolderLink> stored = new HashMap<>();

  @Override
  public Map<HolderRef, HolderLink> find(Collection<HolderRef> refs) {
    Map<HolderRef, HolderLink> found = new HashMap<>(stored);
    found.keySet().retainAll(refs);
    return found;
  }

  @Override
  public List<HolderLink> linkedTo(Collection<HolderRef> oldest) {
    return stored.values().stream().filter(link -> oldest.contains(link.oldest())).toList();
  }

  @Override
  public List<Saved> save(List<HolderLink> next) {
    return next.stream().map(this::save).toList();
  }

  @Override
  public List<HolderLink> proposedBefore(Instant before) {
    return stored.values().stream()
        .filter(link -> link.isProposed() && link.recordedAt().isBefore(before))
        .sorted(Comparator.comparing(HolderLink::recordedAt))
        .toList();
  }

  @Override
  public void delete(HolderLink untold) {
    if (untold.isProposed()) {
      stored.remove(untold.ref(), untold);
    }
  }

  private Saved save(HolderLink next) {
    HolderLink known = stored.get(next.ref());
    if ((known == null ? 0 : known.version()) != next.version() - 1) {
      return Saved.STALE;
    }
    stored.put(next.ref(), next);
    return Saved.STORED;
  }
}
