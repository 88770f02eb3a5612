package cn.yichi.platform.holder;

import java.time.Instant;

/**
 * Whether somebody other than its region may have said something, because the region lost a key.
 */
@FunctionalInterface
public interface Doubt {

  /**
   * @param region GB/T 2260 code
   * @param keyId id of the key that signed it
   * @param arrivedAt when it came, by this service's clock
   */
  boolean about(String region, String keyId, Instant arrivedAt);
}
