package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.IssuerCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Issuers in memory. */
public final class InMemoryIssuers implements Issuers {
  private final Map<String, Issuer> stored = new TreeMap<>();

  @Override
  public Optional<Issuer> find(IssuerCode code) {
    return Optional.ofNullable(stored.get(code.value()));
  }

  @Override
  public List<Issuer> page(Optional<IssuerCode> after, int limit) {
    return stored.values().stream()
        .filter(
            each -> after.map(code -> each.code().value().compareTo(code.value()) > 0).orElse(true))
        .limit(limit)
        .toList();
  }

  @Override
  public Saved save(IssuerChange change) {
    int present = find(change.next().code()).map(Issuer::version).orElse(0);
    if (present != change.next().version() - 1) {
      return Saved.STALE;
    }
    stored.put(change.next().code().value(), change.next());
    return Saved.STORED;
  }
}
