package cn.yichi.platform.audit;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What others say of chains: heads published on {@code books}, heads named by later chains. Of one
 * chain at most {@value #MOST} are kept, the furthest: a hash stands for all entries before it.
 */
final class Claims {
  private static final int MOST = 10_000;

  private final NavigableMap<String, NavigableMap<Long, Claim>> byChain = new TreeMap<>();

  /**
   * A chain had an entry of this hash.
   *
   * @param by who says so
   * @param closed whether it was the last
   */
  record Claim(String hash, String by, boolean closed) {}

  /**
   * Adds what is said. What was said before stays where another hash is said.
   *
   * @return false where another hash was said of the same entry: one of the two is a lie
   */
  boolean add(String chain, long sequence, Claim claim) {
    NavigableMap<Long, Claim> ofChain = byChain.computeIfAbsent(chain, each -> new TreeMap<>());
    Claim before = ofChain.get(sequence);
    if (before != null && !before.hash().equals(claim.hash())) {
      return false;
    }
    if (before == null || claim.closed()) {
      ofChain.put(sequence, claim);
    }
    if (ofChain.size() > MOST) {
      ofChain.pollFirstEntry();
    }
    return true;
  }

  NavigableMap<Long, Claim> of(String chain) {
    return byChain.getOrDefault(chain, Collections.emptyNavigableMap());
  }

  Set<String> chains() {
    return byChain.keySet();
  }
}
