package cn.yichi.platform.holder;

import java.time.Instant;
import java.util.Optional;

/**
 * Since when a region says that it lost a key, where somebody else may have said something by it.
 */
@FunctionalInterface
public interface Doubt {

  /**
   * @param region GB/T 2260 code
   * @param keyId id of the key that signed it
   * @param arrivedAt when it came, by this service's clock
   * @return empty where what came is its region's word
   */
  Optional<Instant> lostSince(String region, String keyId, Instant arrivedAt);
}
