package cn.yichi.platform.proposal;

import static java.util.Objects.requireNonNull;

import cn.yichi.platform.security.Role;
import java.util.Set;

/**
 * Who proposed or decided. Two parties are one person where their indexes are equal, whatever
 * client the token was given to and whatever roles it names.
 *
 * @param sealed provider and subject, sealed by the vault; opened only for an inquiry
 * @param index blind index of provider and subject
 * @param roles in what capacities; the only part that others are shown
 */
record Party(String sealed, String index, Set<Role> roles) {
  Party {
    requireNonNull(sealed, "sealed");
    requireNonNull(index, "index");
    roles = Set.copyOf(roles);
  }

  boolean isSamePersonAs(Party other) {
    return index.equals(other.index);
  }

  @Override
  public String toString() {
    return "Party" + roles;
  }
}
