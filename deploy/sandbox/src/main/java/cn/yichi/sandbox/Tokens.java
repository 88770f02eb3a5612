package cn.yichi.sandbox;

import cn.yichi.platform.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets access tokens of the sandbox's provider as any client would, and keeps them while good. */
public final class Tokens {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String provider;
  private final Map<Integer, String> regions = new ConcurrentHashMap<>();
  private final Map<String, Token> kept = new ConcurrentHashMap<>();

  private record Token(String bearer, Instant until) {}

  /**
   * @param provider its address without a region
   * @param services the services to be asked, by whose ports their regions are known
   */
  public Tokens(String provider, List<ServiceAt> services) {
    this.provider = provider;
    services.forEach(this::knows);
  }

  /** The provider's address without a region. */
  public String provider() {
    return provider;
  }

  /** Another service to be asked. */
  public void knows(ServiceAt service) {
    regions.put(service.port(), service.region());
  }

  /** Whether a service was named at the address. */
  public boolean isKnown(URI address) {
    return regions.containsKey(address.getPort());
  }

  /** The value of {@code Authorization} with which a role asks the service at the address. */
  public String bearer(Role role, URI address) {
    String region =
        Objects.requireNonNull(regions.get(address.getPort()), () -> "no service at " + address);
    return kept.compute(
            region + role,
            (key, token) ->
                token != null && Instant.now().isBefore(token.until) ? token : ask(role, region))
        .bearer;
  }

  private Token ask(Role role, String region) {
    String login = role.word() + ":sandbox-" + role.word();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(provider + "/" + region + "/oauth2/token"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(request.uri() + " answered " + answer.statusCode());
      }
      JsonNode body = JSON.readTree(answer.body());
      Duration good = Duration.ofSeconds(body.path("expires_in").asLong());
      return new Token(
          "Bearer " + body.path("access_token").asString(), Instant.now().plus(good).minus(EARLY));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
