package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.IssuerCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All issuers in memory, for the validation of millions of rows. A snapshot: what was filed
 * elsewhere is seen after the next {@link #refresh}. Safe for any number of threads.
 */
public final class IssuerDirectory {
  private static final int PAGE = 1_000;

  private final Issuers issuers;
  private final Map<IssuerCode, Issuer> snapshot = new ConcurrentHashMap<>();

  public IssuerDirectory(Issuers issuers) {
    this.issuers = issuers;
  }

  /** The issuer as of the last refresh. */
  public Optional<Issuer> find(IssuerCode code) {
    return Optional.ofNullable(snapshot.get(code));
  }

  /** Reads all issuers anew. Issuers are never deleted, so nothing known goes away meanwhile. */
  public void refresh() {
    Optional<IssuerCode> after = Optional.empty();
    List<Issuer> page = issuers.page(after, PAGE);
    while (!page.isEmpty()) {
      page.forEach(this::learn);
      after = Optional.of(page.getLast().code());
      page = page.size() < PAGE ? List.of() : issuers.page(after, PAGE);
    }
  }

  /** Takes note of one issuer, unless a newer version is known. */
  void learn(Issuer issuer) {
    snapshot.merge(
        issuer.code(), issuer, (known, read) -> read.version() >= known.version() ? read : known);
  }
}
