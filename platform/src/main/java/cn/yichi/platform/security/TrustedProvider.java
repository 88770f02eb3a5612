package cn.yichi.platform.security;

import java.time.Duration;
import java.util.Objects;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * One provider: its keys, fetched when the first token comes and kept, and what its tokens say.
 * Only signatures by private keys count: {@code none} and shared secrets are refused.
 */
final class TrustedProvider {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final JwtDecoder tokens;
  private final Callers callers;

  TrustedProvider(SecuritySettings.Provider settings, TokenChecks checks, Callers callers) {
    this.callers = callers;
    // Not at start: a provider that is away must not keep a service from consuming.
    this.tokens = new SupplierJwtDecoder(() -> decoder(settings, checks));
  }

  private static JwtDecoder decoder(SecuritySettings.Provider settings, TokenChecks checks) {
    String keys = settings.jwkSetUri();
    var builder =
        keys == null
            ? NimbusJwtDecoder.withIssuerLocation(settings.issuer())
            : NimbusJwtDecoder.withJwkSetUri(keys);
    NimbusJwtDecoder decoder =
        builder
            .validateType(false)
            .jwsAlgorithms(
                all -> {
                  all.add(SignatureAlgorithm.RS256);
                  all.add(SignatureAlgorithm.PS256);
                  all.add(SignatureAlgorithm.ES256);
                })
            .restOperations(patient())
            .build();
    decoder.setJwtValidator(checks);
    return decoder;
  }

  private static RestTemplate patient() {
    var requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(PATIENCE);
    requests.setReadTimeout(PATIENCE);
    return new RestTemplate(requests);
  }

  /**
   * Who the token's bearer is.
   *
   * @throws TokenRefused when the token is not good, or the provider's keys cannot be had
   */
  SignedIn verify(String token) {
    try {
      Jwt good = tokens.decode(token);
      return new SignedIn(callers.of(good), Objects.requireNonNull(good.getExpiresAt()));
    } catch (BadJwtException bad) {
      throw TokenRefused.because(SecurityProblem.TOKEN_REFUSED);
    } catch (JwtException keysAway) {
      throw TokenRefused.providerAway();
    }
  }
}
