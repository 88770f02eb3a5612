package cn.yichi.bench.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which sound row became which certificate.
 *
 * @param claims certificate to the row that brought it
 * @param missing numbers of rows that no register finds, and their certificates where known
 * @param holders document number to what the files say of its holder
 */
record Identities(Map<String, Claim> claims, Set<String> missing, Map<String, Holder> holders) {

  static Identities of(Map<String, Claim> claims, Set<String> missing) {
    Map<String, Holder> holders = new HashMap<>();
    claims
        .values()
        .forEach(claim -> holders.merge(claim.document(), Holder.of(claim), Holder::and));
    return new Identities(claims, missing, holders);
  }

  /** The holder of a certificate; empty where no row brought it. */
  Optional<Holder> holderOf(String certificate) {
    return Optional.ofNullable(claims.get(certificate)).map(claim -> holders.get(claim.document()));
  }
}
