package cn.yichi.platform.security;

import java.time.Instant;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A caller whose token was verified; the token itself is not kept. */
final class SignedIn extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;
  private final Instant until;

  /**
   * @param until when the token expires
   */
  SignedIn(Caller caller, Instant until) {
    super(
        AuthorityUtils.createAuthorityList(
            caller.roles().stream().map(role -> "ROLE_" + role.name()).toList()));
    this.caller = caller;
    this.until = until;
    setAuthenticated(true);
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
