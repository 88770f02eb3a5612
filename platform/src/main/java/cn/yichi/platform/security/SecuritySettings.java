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
 * @param clockSkew by how much a provider's clock may differ
 * @param remember for how long a verified token, and a recorded authorisation with it, is believed
 *     without a look; nothing is believed past its expiry
 */
@ConfigurationProperties("yichi.security")
public record SecuritySettings(
    @Nullable String audience,
    @DefaultValue List<Provider> providers,
    @DefaultValue("30s") Duration clockSkew,
    @DefaultValue("10s") Duration remember) {

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
      String issuer,
      @Nullable String jwkSetUri,
      List<String> regions,
      @DefaultValue({"OFFICER", "SUPERVISOR", "AUDITOR", "EMPLOYER", "WORKER", "SERVICE"})
          List<Role> roles,
      @DefaultValue Claims claims) {}

  /**
   * Names of claims; a dot leads into an object ({@code realm_access.roles}).
   *
   * @param roles a word or a list of words as {@link Role#word}; others are ignored
   * @param region GB/T 2260 code
   * @param organisation social credit code, for one who may act for several
   * @param client the client that asked for the token
   * @param holder a worker's holder reference, where the provider can make one
   * @param documentType type of a worker's identity document; a resident ID where absent
   * @param documentNumber its number, from which the reference is made here
   */
  public record Claims(
      @DefaultValue("roles") String roles,
      @DefaultValue("region") String region,
      @DefaultValue("organisation") String organisation,
      @DefaultValue("client_id") String client,
      @DefaultValue("holder_ref") String holder,
      @DefaultValue("id_document_type") String documentType,
      @DefaultValue("id_document_number") String documentNumber) {}
}
