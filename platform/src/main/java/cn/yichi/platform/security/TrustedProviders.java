package cn.yichi.platform.security;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Makes the trusted providers of the settings, and refuses settings that trust too much. */
final class TrustedProviders {
  private static final String LIST = "yichi.security.providers";

  private final SecuritySettings settings;
  private final ServiceIdentity identity;
  private final Clock clock;

  TrustedProviders(SecuritySettings settings, ServiceIdentity identity, Clock clock) {
    this.settings = settings;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * The providers by issuer.
   *
   * @throws SecurityRefused where there is none, or one is not sound
   */
  Map<String, TrustedProvider> all(FederatedDigests digests, Authorisations authorisations) {
    if (settings.providers().isEmpty()) {
      throw new SecurityRefused(
          LIST + " is empty: nobody could sign in.",
          "Name the region's OIDC provider: "
              + LIST
              + "[0].issuer=https://…, and "
              + LIST
              + "[0].regions="
              + identity.region()
              + ".");
    }
    Map<String, TrustedProvider> all = new HashMap<>();
    for (SecuritySettings.Provider each : settings.providers()) {
      check(each);
      var checks = new TokenChecks(each.issuer(), audience(), settings.clockSkew(), clock);
      var callers = new Callers(each, digests, authorisations);
      var keys = new ProviderKeys(each, !identity.sandbox());
      var own = new Region(identity.region());
      if (all.put(each.issuer(), new TrustedProvider(keys, checks, callers, own)) != null) {
        throw new SecurityRefused(
            LIST + " names " + each.issuer() + " twice.", "Name each provider once.");
      }
    }
    return all;
  }

  String audience() {
    String audience = settings.audience();
    return audience == null ? "urn:yichi:" + identity.region() : audience;
  }

  private static boolean isCode(String region) {
    return region.matches("\\d{6}") && Region.parse(region).asOptional().isPresent();
  }

  private void check(SecuritySettings.Provider each) {
    String keys = each.jwkSetUri() == null ? each.issuer() : each.jwkSetUri();
    if (!identity.sandbox() && !keys.startsWith("https://")) {
      throw new SecurityRefused(
          LIST + ": the keys of " + each.issuer() + " are fetched without TLS.",
          "Give an address that begins with https://; only the sandbox does without.");
    }
    if (each.regions().isEmpty() || !each.regions().stream().allMatch(TrustedProviders::isCode)) {
      throw new SecurityRefused(
          LIST + ": " + each.issuer() + " vouches for no region, or for one that is no code.",
          "Give the GB/T 2260 codes of its regions as regions.");
    }
  }
}
