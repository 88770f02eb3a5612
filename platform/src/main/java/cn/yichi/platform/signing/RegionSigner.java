package cn.yichi.platform.signing;

import cn.yichi.platform.ServiceIdentity;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Signs in its region's name what must be checked without a topic: agreements, receipts. The
 * message says itself what it is, who speaks and when.
 */
public final class RegionSigner {
  private final String region;
  private final Supplier<SigningKey> key;
  private final TrustedKeys trusted;
  private final BooleanSupplier heard;
  private final Clock clock;

  RegionSigner(
      String region,
      Supplier<SigningKey> key,
      TrustedKeys trusted,
      BooleanSupplier heard,
      Clock clock) {
    this.region = region;
    this.key = key;
    this.trusted = trusted;
    this.heard = heard;
    this.clock = clock;
  }

  /**
   * Signs with the published key of a region of the sandbox; it protects nothing.
   *
   * @param region six digits
   */
  public static RegionSigner sandbox(String region, Clock clock) {
    return new RegionSigner(
        region,
        () -> SandboxIdentities.signing(region, SignatureAlgorithm.ED25519),
        new TrustedKeys(new SandboxIdentities(Map.of())),
        () -> true,
        clock);
  }

  /**
   * With which key, and when, somebody is about to sign.
   *
   * @param at cut to milliseconds
   */
  public record Pen(SigningKey key, Instant at) {
    public String keyId() {
      return key.publicKey().id();
    }

    public SignatureAlgorithm algorithm() {
      return key.publicKey().algorithm();
    }

    public byte[] sign(byte[] message) {
      return key.sign(message);
    }
  }

  /**
   * The key that signs now.
   *
   * @throws SigningRefused when it signs no more, or it has not been heard yet whether it does
   */
  public Pen pen() {
    if (!heard.getAsBoolean()) {
      throw new SigningRefused("whether the signing key is revoked has not been heard yet");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Pen pen = new Pen(key.get(), now);
    switch (trusted.standing(region, pen.keyId())) {
      case TrustedKeys.Standing.Good good -> {
        if (!good.signsAt(now)) {
          throw new SigningRefused(
              "the signing key " + pen.keyId() + " signs no longer, or not yet");
        }
      }
      case TrustedKeys.Standing.Revoked revoked ->
          throw new SigningRefused("the signing key " + pen.keyId() + " is revoked");
      case TrustedKeys.Standing.Unstated unstated ->
          throw new SigningRefused("no statement of the signing key " + pen.keyId() + " is known");
    }
    return pen;
  }

  static RegionSigner of(
      Signatures signatures,
      ServiceIdentity identity,
      KeyTopics keys,
      boolean enabled,
      Clock clock) {
    return new RegionSigner(
        identity.region(),
        signatures.key(),
        signatures.trusted(),
        () -> !enabled || keys.areHeard(),
        clock);
  }
}
