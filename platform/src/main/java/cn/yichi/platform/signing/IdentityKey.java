package cn.yichi.platform.signing;

import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.KeyRevocation;
import cn.yichi.contracts.event.KeyStatement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;

/**
 * The root of a region's signatures (根密钥): it signs statements about signing keys and nothing else,
 * and in production is kept offline. Other regions pin its fingerprint.
 */
public record IdentityKey(String region, SigningKey key) {
  private static final ZoneId LEGAL_DAY = ZoneId.of("Asia/Shanghai");

  /**
   * States a signing key.
   *
   * @param at when it is stated; of two statements of a key the later counts
   */
  public KeyStatement state(VerifyingKey signing, Instant from, Instant until, Instant at) {
    KeyStatement open =
        new KeyStatement(
            region, signing.id(), signing.text(), from, until, identity(), "", instants(from, at));
    return new KeyStatement(
        region,
        open.keyId(),
        open.publicKey(),
        from,
        until,
        identity(),
        sign(open.signedBytes()),
        open.instants());
  }

  /**
   * Revokes a signing key.
   *
   * @param compromisedFrom from when on somebody else may have had it
   * @param reason for people
   */
  public KeyRevocation revoke(String keyId, Instant compromisedFrom, String reason, Instant at) {
    Instants instants = instants(compromisedFrom, at);
    KeyRevocation open =
        new KeyRevocation(region, keyId, compromisedFrom, reason, identity(), "", instants);
    return new KeyRevocation(
        region, keyId, compromisedFrom, reason, identity(), sign(open.signedBytes()), instants);
  }

  private String identity() {
    return key.publicKey().text();
  }

  private String sign(byte[] message) {
    return Base64.getEncoder().encodeToString(key.sign(message));
  }

  private static Instants instants(Instant effective, Instant at) {
    return new Instants(effective.atZone(LEGAL_DAY).toLocalDate(), at, at);
  }
}
