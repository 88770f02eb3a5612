package cn.yichi.platform.security;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A caller whose token was verified; the token itself is not kept. */
final class SignedIn extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;
  private final Set<Role> elsewhere;
  private final Instant until;

  /**
   * @param elsewhere roles that its provider may give in other regions only; they let nobody in
   * @param until when the token expires
   * @param operates whether it may see metrics and details of health; see {@link OperatorsOnly}
   */
  SignedIn(Caller caller, Set<Role> elsewhere, Instant until, boolean operates) {
    super(
        operates
            ? AuthorityUtils.createAuthorityList(OperatorsOnly.AUTHORITY)
            : AuthorityUtils.NO_AUTHORITIES);
    this.caller = caller;
    this.elsewhere = Set.copyOf(elsewhere);
    this.until = until;
    setAuthenticated(true);
  }

  /** The same, who named the organisation for which it asks. */
  SignedIn actingFor(String named) {
    return new SignedIn(caller.actingFor(named), elsewhere, until, !getAuthorities().isEmpty());
  }

  /** Whether its provider may give it one of these roles in other regions, and not in this one. */
  boolean isElsewhere(Collection<Role> roles) {
    return !Collections.disjoint(elsewhere, roles);
  }

  boolean isGoodAt(Instant now) {
    return now.isBefore(until);
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public String getName() {
    return caller.name();
  }
}
