package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.IssuerCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All issuers in memory, for the validation of millions of rows. A snapshot: what was filed elsewhere
 * is seen after the next {@link #refresh}. Safe for any number of threads.
 */
public final class IssuerDirectory {
  private static final int PAGE = 1_000;

  private final Issuers issuers;
  private volatile Map<IssuerCode, Issuer> snapshot = Map.of();

  public IssuerDirectory(Issuers issuers) {
    this.issuers = issuers;
  }

  /** The issuer as of the last refresh. */
  public Optional<Issuer> find(IssuerCode code) {
    return Optional.ofNullable(snapshot.get(code));
  }

  /** Reads all issuers anew. */
  public void refresh() {
    Map<IssuerCode, Issuer> fresh = new HashMap<>();
    Optional<IssuerCode> after = Optional.empty();
    List<Issuer> page = issuers.page(after, PAGE);
    while (!page.isEmpty()) {
      page.forEach(issuer -> fresh.put(issuer.code(), issuer));
      after = Optional.of(page.getLast().code());
      page = page.size() < PAGE ? List.of() : issuers.page(after, PAGE);
    }
    snapshot = Map.copyOf(fresh);
  }
}
