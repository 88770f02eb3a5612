package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Issuers in memory, kept to the same contract as those in MongoDB. */
public final class InMemoryIssuerTimelines implements IssuerTimelines {
  private final Map<IssuerId, IssuerTimeline> kept = new HashMap<>();
  private final Map<IssuerId, Optional<Provenance>> words = new HashMap<>();
  private final Doubts doubts;
  private Runnable beforeEachCall = () -> {};

  public InMemoryIssuerTimelines() {
    this(Set.of());
  }

  /**
   * @param lostKeys ids of keys whose word is in doubt
   */
  public InMemoryIssuerTimelines(Set<String> lostKeys) {
    this.doubts = Samples.doubts(lostKeys);
  }

  /** Runs before each call, to let something else come in between or to crash. */
  public void beforeEachCall(Runnable interruption) {
    beforeEachCall = interruption;
  }

  @Override
  public Receipt keep(Region home, IssuerTimeline issuer, Optional<Provenance> provenance) {
    beforeEachCall.run();
    IssuerId id = new IssuerId(home, issuer.code());
    Optional<Provenance> before = words.getOrDefault(id, Optional.empty());
    Receipt receipt = receipt(id, issuer, doubts.yields(home, before, provenance));
    if (receipt == Receipt.NEWER || receipt == Receipt.REPLACED) {
      kept.put(id, issuer);
      words.put(id, provenance);
    }
    return receipt;
  }

  private Receipt receipt(IssuerId id, IssuerTimeline issuer, boolean yields) {
    int known = Optional.ofNullable(kept.get(id)).map(IssuerTimeline::version).orElse(0);
    if (issuer.version() > known) {
      return Receipt.NEWER;
    }
    if (yields) {
      return Receipt.REPLACED;
    }
    return issuer.version() == known ? Receipt.SAME : Receipt.OLDER;
  }

  @Override
  public Map<IssuerId, IssuerTimeline> find(Collection<IssuerId> issuers) {
    beforeEachCall.run();
    Map<IssuerId, IssuerTimeline> found = new HashMap<>(kept);
    found.keySet().retainAll(issuers);
    return found;
  }

  @Override
  public Optional<IssuerTimeline> recent(IssuerId issuer, int atLeast) {
    return Optional.ofNullable(find(List.of(issuer)).get(issuer));
  }

  @Override
  public Map<IssuerId, Integer> versions(Collection<IssuerId> issuers) {
    Map<IssuerId, Integer> versions = new HashMap<>();
    find(issuers).forEach((id, issuer) -> versions.put(id, issuer.version()));
    return versions;
  }
}
