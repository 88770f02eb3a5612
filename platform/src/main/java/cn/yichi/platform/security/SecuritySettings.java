package cn.yichi.platform.security;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.security.*}: whose word this service takes for who a caller is.
 *
 * @param audience what a token must be meant for; {@code urn:yichi:<region>} where not set, so that
 *     a token of one region's services is worth nothing at another's
 * @param providers trusted OIDC providers; at least one
 * @param clockSkew by how much a provider's clock may differ, two minutes at most; so long a token
 *     counts after its expiry
 * @param remember for how long a verified token, and a recorded authorisation with it, is believed
 *     without a look, a minute at most; what is remembered is not believed past its expiry
 */
@ConfigurationProperties("yichi.security")
public record SecuritySettings(
    @Nullable String audience,
    @DefaultValue List<Provider> providers,
    @DefaultValue("30s") Duration clockSkew,
    @DefaultValue("10s") Duration remember) {
  private static final Duration LONGEST_SKEW = Duration.ofMinutes(2);
  private static final Duration LONGEST_MEMORY = Duration.ofMinutes(1);

  public SecuritySettings {
    atMost("clock-skew", clockSkew, LONGEST_SKEW);
    atMost("remember", remember, LONGEST_MEMORY);
  }

  private static void atMost(String name, Duration value, Duration most) {
    if (value.isNegative() || value.compareTo(most) > 0) {
      throw new SecurityRefused(
          "yichi.security." + name + " is not from 0 to " + most.toSeconds() + " s.",
          "Give a shorter one.");
    }
  }

  /**
   * One provider and what it may vouch for.
   *
   * @param issuer its {@code iss}, exactly
   * @param jwkSetUri where its keys are; found by OIDC discovery where not set
   * @param regions GB/T 2260 codes; a caller's region must lie in one of them
   * @param roles which roles it may give; of another region's provider, usually {@code WORKER} only
   * @param claims how its tokens say it
   */
  public record Provider(
      @DefaultValue("") String issuer,
      @Nullable String jwkSetUri,
      @DefaultValue List<String> regions,
      @DefaultValue({"OFFICER", "SUPERVISOR", "AUDITOR", "EMPLOYER", "WORKER", "SERVICE"})
          List<Role> roles,
      @DefaultValue Claims claims) {}

  /**
   * Names of claims; a dot leads into an object ({@code realm_access.roles}).
   *
   * @param roles a word or a list of words as {@link Role#word}; others are ignored
   * @param region GB/T 2260 code
   * @param organisation social credit code; where a token has it, its bearer acts for no other
   * @param client the client that asked for the token
   * @param holder a worker's holder reference; not read unless named, for only a provider that has
   *     the federation's key can make one. Where a token states a document too, they must agree
   * @param documentType type of a worker's identity document; a resident ID where absent
   * @param documentNumber its number, from which the reference is made here
   */
  public record Claims(
      @DefaultValue("roles") String roles,
      @DefaultValue("region") String region,
      @DefaultValue("organisation") String organisation,
      @DefaultValue("client_id") String client,
      @Nullable String holder,
      @DefaultValue("id_document_type") String documentType,
      @DefaultValue("id_document_number") String documentNumber) {}
}
