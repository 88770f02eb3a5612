package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;

/** Which replicas may be another's word than their region's, because it lost a key. */
@FunctionalInterface
public interface Doubts {
  /** Nobody lost a key. */
  Doubts NONE = (home, provenance) -> false;

  /**
   * @param home region in whose name the replica came
   */
  boolean about(Region home, Provenance provenance);
}
