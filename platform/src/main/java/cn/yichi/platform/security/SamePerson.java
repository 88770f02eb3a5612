package cn.yichi.platform.security;

import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.Collection;
import java.util.Set;

/**
 * Which pseudonyms are one person, as the registry of the service's own region says: those under
 * other versions of the federation's key, and those of other documents. A service that hears of no
 * links knows a person by what the token says only.
 */
@FunctionalInterface
public interface SamePerson {

  /**
   * All pseudonyms of the person who goes by these, these among them.
   *
   * @param refs a caller's own; not those of two people
   */
  Set<HolderRef> as(Collection<HolderRef> refs);
}
