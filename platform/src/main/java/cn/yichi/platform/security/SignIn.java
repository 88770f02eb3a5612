package cn.yichi.platform.security;

import cn.yichi.platform.Sha256;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Takes bearer tokens of the trusted providers. A token seen within the last seconds is not
 * verified again: a program asks many times with one. Only its digest is remembered.
 */
final class SignIn implements AuthenticationManagerResolver<HttpServletRequest> {
  /** Names by social credit code for whom a caller asks who may act for several. */
  static final String ORGANISATION = "Yichi-Organisation";

  private static final int MOST_REMEMBERED = 10_000;
  private static final int LONGEST_TOKEN = 6_000;

  private final Map<String, TrustedProvider> providers;
  private final Clock clock;
  private final Cache<String, SignedIn> remembered;

  SignIn(Map<String, TrustedProvider> providers, Duration remember, Clock clock) {
    this.providers = Map.copyOf(providers);
    this.clock = clock;
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(remember)
            .scheduler(Scheduler.systemScheduler())
            .build();
  }

  @Override
  public AuthenticationManager resolve(HttpServletRequest request) {
    String named = request.getHeader(ORGANISATION);
    return bearer -> {
      SignedIn who = verified(((BearerTokenAuthenticationToken) bearer).getToken());
      return named == null ? who : who.actingFor(named.strip());
    };
  }

  /**
   * @throws TokenRefused when the token is not believed
   */
  private SignedIn verified(String token) {
    if (token.length() > LONGEST_TOKEN) {
      throw TokenRefused.because(SecurityProblem.TOKEN_REFUSED);
    }
    String digest = Sha256.of(token);
    SignedIn known = remembered.getIfPresent(digest);
    if (known != null && known.isGoodAt(clock.instant())) {
      return known;
    }
    SignedIn verified = provider(token).verify(token);
    remembered.put(digest, verified);
    return verified;
  }

  private TrustedProvider provider(String token) {
    try {
      // Only to know whose keys to verify with: nothing is believed yet.
      var claims = JWTParser.parse(token).getJWTClaimsSet();
      String issuer = claims == null ? null : claims.getIssuer();
      TrustedProvider provider = issuer == null ? null : providers.get(issuer);
      if (provider != null) {
        return provider;
      }
    } catch (ParseException notToken) {
      // Answered below, as a token of nobody known.
    }
    throw TokenRefused.because(SecurityProblem.TOKEN_REFUSED);
  }
}
