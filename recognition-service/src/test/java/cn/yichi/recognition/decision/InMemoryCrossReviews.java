package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings in memory. */
final class InMemoryCrossReviews implements CrossReviews {
  private record Key(Region reviewer, IssuerId issuer) {}

  private record Kept(int version, List<ReviewFinding> findings) {}

  private final Map<Key, Kept> reviews = new HashMap<>();

  @Override
  public Receipt keep(
      Region reviewer,
      IssuerId issuer,
      int version,
      List<ReviewFinding> findings,
      Optional<Provenance> provenance) {
    Kept held = reviews.get(new Key(reviewer, issuer));
    if (held != null && held.version() >= version) {
      return held.version() == version ? Receipt.SAME : Receipt.OLDER;
    }
    reviews.put(new Key(reviewer, issuer), new Kept(version, findings));
    return Receipt.NEWER;
  }

  @Override
  public Map<IssuerId, List<ReviewFinding>> of(Collection<IssuerId> issuers) {
    Map<IssuerId, List<ReviewFinding>> found = new HashMap<>();
    reviews.forEach(
        (key, kept) -> {
          if (issuers.contains(key.issuer())) {
            found.computeIfAbsent(key.issuer(), it -> new ArrayList<>()).addAll(kept.findings());
          }
        });
    return found;
  }
}
