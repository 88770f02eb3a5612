package cn.yichi.platform.security;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as a trusted provider vouches. A handler takes it as an argument.
 *
 * @param provider the issuer that signed the token
 * @param subject who it is, to that provider; never shown to other callers
 * @param client the client the token was given to; empty where the token does not say
 * @param roles in what capacities; empty where the provider may vouch for none of those claimed
 * @param region whose bureau it is; of officers, supervisors, auditors and services
 * @param organisation whom it acts for, by a recorded authorisation; of employers
 * @param holder whose certificates are its own; of workers
 */
public record Caller(
    String provider,
    String subject,
    Optional<String> client,
    Set<Role> roles,
    Optional<Region> region,
    Optional<SocialCreditCode> organisation,
    Optional<HolderRef> holder)
    implements Principal {
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Tells callers of all providers apart; equal for two tokens of one person. */
  @Override
  public String getName() {
    return provider + " " + subject;
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** The roles only: who it is stands in the audit log, not in others. */
  @Override
  public String toString() {
    return "Caller" + roles;
  }
}
