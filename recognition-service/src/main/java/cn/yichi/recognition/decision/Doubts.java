package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;
import java.time.Instant;
import java.util.Optional;

/** Which replicas may be another's word than their region's, because it lost a key. */
@FunctionalInterface
public interface Doubts {
  /** Nobody lost a key. */
  Doubts NONE = (home, provenance) -> Optional.empty();

  /**
   * Since when the region says that the key was lost; empty where the word is not in doubt.
   *
   * @param home region in whose name the replica came
   */
  Optional<Instant> since(Region home, Provenance provenance);

  /** Whether what is held may be another's word. */
  default boolean about(Region home, Optional<Provenance> held) {
    return held.flatMap(it -> since(home, it)).isPresent();
  }

  /**
   * Whether what is held gives way to any version of its region, be it an older one: it is in
   * doubt, and the other was signed after the key was lost. What was signed before is what somebody
   * may have kept to repeat it now.
   */
  default boolean yields(Region home, Optional<Provenance> held, Optional<Provenance> received) {
    Optional<Instant> lost = held.flatMap(it -> since(home, it));
    return lost.isPresent() && received.filter(it -> it.signedAt().isBefore(lost.get())).isEmpty();
  }
}
