package cn.yichi.platform.security;

import jakarta.servlet.ServletRequest;
import java.time.Instant;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Signs a caller in without a token, for tests of what stands beside the sign-in. */
public final class SignedInCallers {
  private SignedInCallers() {}

  public static void signIn(ServletRequest request, Caller caller) {
    request.setAttribute(
        RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
        new SecurityContextImpl(new SignedIn(caller, Set.of(), Instant.MAX, false)));
  }
}
