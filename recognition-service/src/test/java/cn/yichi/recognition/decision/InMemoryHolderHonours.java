package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Honours in memory. */
public final class InMemoryHolderHonours implements HolderHonours {
  private final Map<String, HeldHonour> honours = new HashMap<>();
  private final Map<String, Instant> erased = new HashMap<>();

  /** Looks at issuers only. */
  public static LookBeside none(IssuerTimelines issuers) {
    return new LookBeside(
        issuers,
        new InMemoryHolderHonours(),
        new InMemoryCrossReviews(),
        SameHolders.NONE,
        CertificateRulings.NONE);
  }

  @Override
  public Kept keep(HeldHonour received) {
    String key = received.home().code() + "/" + received.id();
    HeldHonour held = honours.get(key);
    Instant since = erased.get(key);
    if (since != null
        && received.provenance().filter(it -> it.signedAt().isAfter(since)).isEmpty()) {
      return new Kept(Receipt.OLDER, Set.of());
    }
    if (held != null && held.version() >= received.version()) {
      return new Kept(
          held.version() == received.version() ? Receipt.SAME : Receipt.OLDER, Set.of());
    }
    honours.put(key, received);
    Set<HolderRef> holders = new HashSet<>(Set.of(received.holder()));
    if (held != null) {
      holders.add(held.holder());
    }
    return new Kept(Receipt.NEWER, holders);
  }

  @Override
  public Optional<HolderRef> erase(String id, Region home, Optional<Instant> signedAt) {
    String key = home.code() + "/" + id;
    HeldHonour held = honours.get(key);
    if (held != null
        && signedAt.isPresent()
        && held.provenance().filter(it -> signedAt.get().isBefore(it.signedAt())).isPresent()) {
      return Optional.empty();
    }
    erased.put(key, signedAt.orElse(Instant.EPOCH));
    return Optional.ofNullable(honours.remove(key)).map(HeldHonour::holder);
  }

  @Override
  public Map<HolderRef, List<Honour>> of(Collection<HolderRef> holders) {
    Map<HolderRef, List<Honour>> found = new HashMap<>();
    for (HeldHonour each : honours.values()) {
      if (holders.contains(each.holder())) {
        found.computeIfAbsent(each.holder(), it -> new ArrayList<>()).add(each.honour());
      }
    }
    return found;
  }
}
