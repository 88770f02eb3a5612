package cn.yichi.bench.faults;

import java.util.Set;

/**
 * What the files of one region say about one holder's phone.
 *
 * @param mobiles every number stated, by any sound row
 * @param always whether each of the holder's rows states one
 */
record Holder(Set<String> mobiles, boolean always) {

  Holder and(Holder other) {
    Set<String> all = new java.util.TreeSet<>(mobiles);
    all.addAll(other.mobiles);
    return new Holder(all, always && other.always);
  }

  static Holder of(Claim claim) {
    boolean stated = !claim.mobile().isEmpty();
    return new Holder(stated ? Set.of(claim.mobile()) : Set.of(), stated);
  }

  /** Whether a number that is fit for display is one of theirs. */
  boolean isMasked(String masked) {
    return mobiles.stream()
        .anyMatch(mobile -> masked.equals(mobile.substring(0, 3) + "****" + mobile.substring(7)));
  }
}
