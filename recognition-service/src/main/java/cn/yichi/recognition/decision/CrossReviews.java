package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: what regions found about each other's issuers, this region's own findings included. */
public interface CrossReviews {
  /** What a received state did. */
  enum Receipt {
    NEWER,
    SAME,
    OLDER
  }

  /**
   * Keeps all that a region found about an issuer, unless the same or a newer state is kept that is
   * beyond doubt.
   *
   * @throws Contended when somebody else is writing it
   */
  Receipt keep(
      Region reviewer,
      IssuerId issuer,
      int version,
      List<ReviewFinding> findings,
      Optional<Provenance> provenance);

  /** The findings about these issuers; who was not reviewed is missing from the answer. */
  Map<IssuerId, List<ReviewFinding>> of(Collection<IssuerId> issuers);
}
