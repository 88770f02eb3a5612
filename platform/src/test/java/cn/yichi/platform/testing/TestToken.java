package cn.yichi.platform.testing;

import cn.yichi.platform.security.Role;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token to be signed; each change gives another one.
 *
 * @param claims by name; a null value leaves the claim out
 * @param key to sign with
 */
public record TestToken(Map<String, @Nullable Object> claims, RSAKey key) {

  static TestToken of(TestProvider provider, String region, Role... roles) {
    Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    claims.put("iss", provider.issuer());
    claims.put("sub", roles.length == 0 ? "nobody" : roles[0].word());
    claims.put("aud", "urn:yichi:" + region);
    claims.put("roles", Arrays.stream(roles).map(Role::word).toList());
    claims.put("region", region);
    return new TestToken(claims, provider.key()).expiring(Duration.ofHours(1));
  }

  public TestToken with(String claim, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(claims);
    changed.put(claim, value);
    return new TestToken(changed, key);
  }

  public TestToken expiring(Duration fromNow) {
    return with("exp", Date.from(Instant.now().plus(fromNow)));
  }

  public TestToken signedBy(RSAKey other) {
    return new TestToken(claims, other);
  }

  /** The value of {@code Authorization}. */
  public String bearer() {
    var body = new JWTClaimsSet.Builder();
    claims.forEach(body::claim);
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), body.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return "Bearer " + token.serialize();
  }
}
