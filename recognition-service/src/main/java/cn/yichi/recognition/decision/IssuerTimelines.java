package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What was received about issuers. */
public interface IssuerTimelines {

  /** What a received state did. */
  enum Receipt {
    NEWER,
    SAME,
    OLDER,
    /** It took the place of what a lost key said, be that a newer version. */
    REPLACED
  }

  /**
   * Keeps a state that a region published, unless the same or a newer one is kept that is beyond
   * doubt.
   *
   * @param provenance by whose word it is kept
   * @throws Contended when somebody else is writing the issuer and it is not safe yet
   */
  Receipt keep(Region home, IssuerTimeline issuer, Optional<Provenance> provenance);

  /** The kept states of these issuers; unknown ones are missing from the answer. */
  Map<IssuerId, IssuerTimeline> find(Collection<IssuerId> issuers);

  /**
   * A state for an answer to somebody who waits: at most a second behind what is kept, and never
   * older than a version.
   *
   * @param atLeast 0 where any will do
   * @return empty while nothing was received
   */
  Optional<IssuerTimeline> recent(IssuerId issuer, int atLeast);

  /** The versions kept now. */
  Map<IssuerId, Integer> versions(Collection<IssuerId> issuers);
}
