package cn.yichi.sandbox.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Says in an access token whom it is for and who its bearer is. It is good for one region's
 * services only, the issuer's own unless the scope names another ({@code yichi:500000}): a token
 * good for two would let the one act in the bearer's name at the other.
 */
final class RegionalTokens implements OAuth2TokenCustomizer<JwtEncodingContext> {
  private static final String SCOPE = "yichi:";

  static String scope(String region) {
    return SCOPE + region;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      return;
    }
    Authentication bearer = Objects.requireNonNull(context.<Authentication>getPrincipal());
    String region = region(Objects.requireNonNull(context.getAuthorizationServerContext()));
    Map<String, Object> claims = SampleAccounts.claims(region, bearer.getName());
    String audience = audience(context.getAuthorizedScopes().stream().toList(), region);
    context.getClaims().audience(List.of(audience)).claims(all -> all.putAll(claims));
  }

  private static String region(AuthorizationServerContext server) {
    String path = URI.create(server.getIssuer()).getPath();
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static String audience(List<String> scopes, String own) {
    List<String> regions = scopes.stream().filter(scope -> scope.startsWith(SCOPE)).toList();
    if (regions.size() > 1) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
    }
    return "urn:yichi:" + (regions.isEmpty() ? own : regions.getFirst().substring(SCOPE.length()));
  }
}
