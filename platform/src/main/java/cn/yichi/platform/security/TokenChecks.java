package cn.yichi.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a signed token must say besides (RFC 9068): its provider, that it is meant for this service
 * and that it is good now. Throws {@link TokenRefused}, which says which of these failed.
 *
 * @param issuer the provider whose keys it was verified with
 * @param audience what it must be meant for
 * @param skew by how much the provider's clock may differ
 */
record TokenChecks(String issuer, String audience, Duration skew, Clock clock)
    implements OAuth2TokenValidator<Jwt> {

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    Instant now = clock.instant();
    Instant end = token.getExpiresAt();
    Instant begin = token.getNotBefore();
    boolean early = begin != null && begin.isAfter(now.plus(skew));
    // A token bound to its client's key (RFC 8705, 9449) is worth nothing without the proof.
    boolean bound = token.hasClaim("cnf");
    boolean complete = token.hasClaim("sub") && issuer.equals(issuer(token));
    if (end == null || early || bound || !complete) {
      throw TokenRefused.because(SecurityProblem.TOKEN_REFUSED);
    }
    if (!end.plus(skew).isAfter(now)) {
      throw TokenRefused.because(SecurityProblem.TOKEN_EXPIRED);
    }
    List<String> meantFor = token.getAudience();
    if (meantFor == null || !meantFor.contains(audience)) {
      throw TokenRefused.meantFor(audience);
    }
    return OAuth2TokenValidatorResult.success();
  }

  private static String issuer(Jwt token) {
    return String.valueOf((Object) token.getClaim("iss"));
  }
}
