package cn.yichi.platform.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a provider's keys are, and how they are fetched: at most twice in half a minute, whatever
 * tokens come, and kept for hours while the provider is away.
 */
final class ProviderKeys {
  private static final int PATIENCE = (int) Duration.ofSeconds(3).toMillis();
  private static final int MOST_BYTES = 512 * 1024;
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
  private static final Duration LONGEST_OUTAGE = Duration.ofHours(4);
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final ResourceRetriever http =
      new DefaultResourceRetriever(PATIENCE, PATIENCE, MOST_BYTES);
  private final SecuritySettings.Provider provider;
  private final boolean needsTls;

  ProviderKeys(SecuritySettings.Provider provider, boolean needsTls) {
    this.provider = provider;
    this.needsTls = needsTls;
  }

  /**
   * @throws IOException when discovery fails, or names what must not be trusted
   */
  JWKSource<SecurityContext> source() throws IOException {
    @Nullable String keys = provider.jwkSetUri();
    return JWKSourceBuilder.create(url(keys == null ? discovered() : keys), http)
        .cache(FRESH.toMillis(), PATIENCE * 2L)
        .rateLimited(BETWEEN_FETCHES.toMillis())
        .outageTolerant(LONGEST_OUTAGE.toMillis())
        .build();
  }

  /** OpenID Connect Discovery 1.0, §4. */
  private String discovered() throws IOException {
    String issuer = provider.issuer();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    String text = http.retrieveResource(url(base + DISCOVERY)).getContent();
    try {
      JsonNode said = JsonMapper.shared().readTree(text);
      if (!said.path("issuer").asString("").equals(issuer)) {
        throw new IOException("the provider calls itself by another name");
      }
      return said.path("jwks_uri").asString("");
    } catch (JacksonException malformed) {
      throw new IOException("the provider's description is not JSON", malformed);
    }
  }

  private URL url(String address) throws IOException {
    if (needsTls && !address.startsWith("https://")) {
      throw new IOException("keys would be fetched without TLS");
    }
    try {
      return URI.create(address).toURL();
    } catch (IllegalArgumentException | MalformedURLException malformed) {
      throw new IOException("no address of keys", malformed);
    }
  }
}
