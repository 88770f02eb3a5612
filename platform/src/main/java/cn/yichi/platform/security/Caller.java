package cn.yichi.platform.security;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Who asks, as a trusted provider vouches. A handler takes it as an argument, then with those roles
 * only by which its rule let the caller in.
 *
 * @param provider the issuer that signed the token
 * @param subject who it is, to that provider; never shown to other callers
 * @param client the client the token was given to; empty where the token does not say
 * @param roles in what capacities; only such as the provider may vouch for
 * @param region whose bureau it is; of officers, supervisors, auditors and services
 * @param organisations whom it may act for, by recorded authorisations; of employers. Only one once
 *     it was named or there is no other
 * @param holders by which pseudonyms its own certificates go; of workers. One for each version of
 *     the federation's key that can be asked, the current one first; empty where nothing says it. A
 *     certificate may go by an older one: {@link SamePerson} knows those.
 */
public record Caller(
    String provider,
    String subject,
    Optional<String> client,
    Set<Role> roles,
    Optional<Region> region,
    List<SocialCreditCode> organisations,
    List<HolderRef> holders) {
  public Caller {
    roles = Set.copyOf(roles);
    organisations = List.copyOf(organisations);
    holders = List.copyOf(holders);
  }

  /** Tells callers of all providers apart; equal for two tokens of one person. */
  public String name() {
    return provider + " " + subject;
  }

  /**
   * Who sent a request, with all roles; empty where nobody signed in. For filters: a handler takes
   * its caller as an argument.
   */
  public static Optional<Caller> of(HttpServletRequest request) {
    // Where the sign-in leaves it: a filter that stands before it sees no principal afterwards.
    return request.getAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME)
                instanceof SecurityContext context
            && context.getAuthentication() instanceof SignedIn signedIn
        ? Optional.of(signedIn.getPrincipal())
        : Optional.empty();
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whom it acts for; empty for nobody, or where it may act for several and named none. */
  public Optional<SocialCreditCode> organisation() {
    return organisations.size() == 1 ? Optional.of(organisations.getFirst()) : Optional.empty();
  }

  /** The same caller, who named an organisation: for that one, or for nobody. */
  Caller actingFor(String named) {
    List<SocialCreditCode> only =
        organisations.stream().filter(each -> each.value().equals(named)).toList();
    return new Caller(provider, subject, client, roles, region, only, holders);
  }

  /** The same caller with no other roles than these: what a handler gets. */
  Caller in(Set<Role> only) {
    return new Caller(provider, subject, client, only, region, organisations, holders);
  }

  /**
   * The pseudonyms of the one holder of whom alone it may see anything, never none; empty for one
   * whose role shows others' too.
   *
   * @throws IllegalStateException for a worker of whom nothing says which holder it is
   */
  public Optional<Set<HolderRef>> confinedTo() {
    if (roles.isEmpty()) {
      throw new IllegalStateException("who has no role may see nothing");
    }
    if (!roles.equals(Set.of(Role.WORKER))) {
      return Optional.empty();
    }
    if (holders.isEmpty()) {
      throw new IllegalStateException("which holder?");
    }
    return Optional.of(Set.copyOf(holders));
  }

  /** The roles only: who it is stands in the audit log, not in others. */
  @Override
  public String toString() {
    return "Caller" + roles;
  }
}
