package cn.yichi.registry.issuer;

import java.time.Instant;
import java.util.Optional;

/** What two people decide on about an issuer on file. */
public sealed interface IssuerDecision permits StandingChange, Amendment {

  /**
   * What it makes of an issuer.
   *
   * @param proposal what they decided it by
   * @return empty where the issuer does not allow it, or nothing would be different
   */
  Optional<IssuerChange> on(Issuer known, String proposal, Instant now);

  /** Why it makes nothing of an issuer, in one word. */
  String obstacle(Issuer known);
}
