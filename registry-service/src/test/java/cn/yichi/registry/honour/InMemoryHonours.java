package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Honours in memory. */
public class InMemoryHonours implements Honours {
  private final TreeMap<String, Honour> stored = new TreeMap<>();

  @Override
  public Optional<Honour> find(HonourId id) {
    return Optional.ofNullable(stored.get(id.value()));
  }

  @Override
  public Optional<Honour> saying(Collection<String> said) {
    return stored.values().stream().filter(each -> said.contains(each.said())).findFirst();
  }

  @Override
  public List<Honour> heldBy(Collection<HolderRef> holders, Optional<HonourId> after, int limit) {
    return stored.values().stream()
        .filter(each -> holders.contains(each.holder()))
        .filter(each -> after.map(id -> each.id().value().compareTo(id.value()) > 0).orElse(true))
        .limit(limit)
        .toList();
  }

  @Override
  public Saved save(HonourChange change) {
    Honour next = change.next();
    int present = find(next.id()).map(Honour::version).orElse(0);
    if (present != next.version() - 1) {
      return change.previous().isEmpty() ? Saved.TAKEN : Saved.STALE;
    }
    if (saying(List.of(next.said())).filter(it -> !it.id().equals(next.id())).isPresent()) {
      return Saved.TAKEN;
    }
    stored.put(next.id().value(), next);
    return Saved.STORED;
  }
}
