package cn.yichi.platform.security;

import cn.yichi.contracts.vocabulary.Region;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * One provider: its keys, fetched when the first token comes, and what its tokens say. Only
 * signatures by private keys count: {@code none} and shared secrets are refused.
 */
final class TrustedProvider {
  private static final Logger LOG = LoggerFactory.getLogger(TrustedProvider.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final ProviderKeys keys;
  private final TokenChecks checks;
  private final Callers callers;
  private final Region own;
  private final ReentrantLock starting = new ReentrantLock();
  private volatile @Nullable NimbusJwtDecoder tokens;
  private Instant notBefore = Instant.MIN;

  /**
   * @param own the service's region
   */
  TrustedProvider(ProviderKeys keys, TokenChecks checks, Callers callers, Region own) {
    this.keys = keys;
    this.checks = checks;
    this.callers = callers;
    this.own = own;
  }

  /**
   * Who the token's bearer is.
   *
   * @throws TokenRefused when the token is not good, or the provider's keys cannot be had
   */
  SignedIn verify(String token) {
    try {
      Jwt good = decoder().decode(token);
      Caller caller = callers.of(good);
      return new SignedIn(
          caller,
          callers.elsewhere(good, own),
          Objects.requireNonNull(good.getExpiresAt()),
          OperatorsOnly.operates(caller, own));
    } catch (BadJwtException bad) {
      throw TokenRefused.because(SecurityProblem.TOKEN_REFUSED);
    } catch (JwtException keysAway) {
      throw TokenRefused.providerAway();
    }
  }

  private NimbusJwtDecoder decoder() {
    NimbusJwtDecoder ready = tokens;
    return ready == null ? start() : ready;
  }

  /** Not with the service: a provider that is away must not keep it from consuming. */
  private NimbusJwtDecoder start() {
    awaitTurn();
    try {
      NimbusJwtDecoder ready = tokens;
      if (ready != null) {
        return ready;
      }
      if (checks.clock().instant().isBefore(notBefore)) {
        throw TokenRefused.providerAway();
      }
      NimbusJwtDecoder made = decode();
      tokens = made;
      return made;
    } catch (IOException away) {
      // From the end of the attempt, however long it took: who waited for it is told the same.
      notBefore = checks.clock().instant().plus(PAUSE);
      LOG.warn(
          "the provider {} cannot be asked for its keys: {}", checks.issuer(), away.toString());
      throw TokenRefused.providerAway();
    } finally {
      starting.unlock();
    }
  }

  /** Whoever comes while another asks waits for what that one is told, and asks not again. */
  private void awaitTurn() {
    try {
      if (!starting.tryLock(PAUSE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw TokenRefused.providerAway();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw TokenRefused.providerAway();
    }
  }

  private NimbusJwtDecoder decode() throws IOException {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys.source())
            .jwsAlgorithms(
                all -> {
                  all.add(SignatureAlgorithm.RS256);
                  all.add(SignatureAlgorithm.PS256);
                  all.add(SignatureAlgorithm.ES256);
                })
            // The type is not looked at: providers differ, and the audience tells tokens apart.
            .jwtProcessorCustomizer(any -> any.setJWSTypeVerifier((type, context) -> {}))
            .build();
    decoder.setJwtValidator(checks);
    return decoder;
  }
}
