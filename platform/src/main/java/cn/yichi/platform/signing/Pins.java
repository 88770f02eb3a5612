package cn.yichi.platform.signing;

import cn.yichi.contracts.event.KeyStatement;
import java.util.List;
import java.util.Set;

/** Which identity keys a service believes, by fingerprint. */
@FunctionalInterface
interface Pins {
  /**
   * @param region GB/T 2260 code
   * @return fingerprints as {@link VerifyingKey#fingerprint()}; none for a region nobody vouched
   *     for. Several while a region changes its identity key.
   */
  Set<String> of(String region);

  /** Statements of keys that everybody can compute; of regions of the sandbox only. */
  default List<KeyStatement> published(String region) {
    return List.of();
  }
}
