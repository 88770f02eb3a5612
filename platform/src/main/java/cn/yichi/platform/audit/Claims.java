package cn.yichi.platform.audit;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What others say of chains: heads published on {@code books}, heads named by later chains. Grows
 * with the number of chains, not of entries.
 */
final class Claims {
  private final NavigableMap<String, NavigableMap<Long, Claim>> byChain = new TreeMap<>();

  /**
   * A chain had an entry of this hash.
   *
   * @param by who says so
   * @param closed whether it was the last
   */
  record Claim(String hash, String by, boolean closed) {}

  void add(Head head, Claim claim) {
    byChain
        .computeIfAbsent(head.chain(), chain -> new TreeMap<>())
        // What is published weighs more than what this same store says.
        .putIfAbsent(head.sequence(), claim);
  }

  NavigableMap<Long, Claim> of(String chain) {
    return byChain.getOrDefault(chain, Collections.emptyNavigableMap());
  }

  Set<String> chains() {
    return byChain.keySet();
  }
}
