package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A region's identity key says: what this signing key signs between these instants, the region
 * says. Who has pinned the identity key's fingerprint believes it, whoever handed it on.
 *
 * @param region GB/T 2260 code of the region that speaks
 * @param keyId first 32 hex digits of the SHA-256 of the public key
 * @param publicKey {@code <algorithm>:<base64>}
 * @param validFrom first instant of signing
 * @param validUntil the instant from which on it signs no more
 * @param identityKey public half of the identity key, in the form of {@code publicKey}
 * @param signature the identity key's over {@link #signedBytes()}, base64
 */
public record KeyStatement(
    String region,
    String keyId,
    String publicKey,
    Instant validFrom,
    Instant validUntil,
    String identityKey,
    String signature,
    Instants instants)
    implements KeyFact {
  public KeyStatement {
    requireNonNull(region, "region");
    requireNonNull(keyId, "keyId");
    requireNonNull(publicKey, "publicKey");
    requireNonNull(validFrom, "validFrom");
    requireNonNull(validUntil, "validUntil");
    requireNonNull(identityKey, "identityKey");
    requireNonNull(signature, "signature");
    requireNonNull(instants, "instants");
    if (!validFrom.isBefore(validUntil)) {
      throw new IllegalArgumentException("validFrom must be before validUntil");
    }
  }

  @Override
  public byte[] signedBytes() {
    return Framed.bytes(
        "yichi.key-statement.v1",
        region,
        keyId,
        publicKey,
        validFrom.toString(),
        validUntil.toString(),
        identityKey,
        instants.recordedAt().toString());
  }

  @Override
  public String key() {
    return keyId;
  }

  @Override
  public String eventId() {
    return region + "/" + keyId + "/" + instants.recordedAt().toEpochMilli();
  }
}
