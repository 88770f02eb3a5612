package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A region's identity key says: this signing key is no longer ours alone. It is for ever; of
 * several the earliest {@code compromisedFrom} counts. It stands beside the statement, under a
 * record key of its own, so that compaction keeps both.
 *
 * @param region GB/T 2260 code of the region that speaks
 * @param keyId of the key that is revoked
 * @param compromisedFrom from when on somebody else may have signed with it
 * @param reason for people, without personal data
 * @param identityKey {@code <algorithm>:<base64>} of the identity key's public half
 * @param signature the identity key's over {@link #signedBytes()}, base64
 */
public record KeyRevocation(
    String region,
    String keyId,
    Instant compromisedFrom,
    String reason,
    String identityKey,
    String signature,
    Instants instants)
    implements KeyFact {
  public KeyRevocation {
    requireNonNull(region, "region");
    requireNonNull(keyId, "keyId");
    requireNonNull(compromisedFrom, "compromisedFrom");
    requireNonNull(reason, "reason");
    requireNonNull(identityKey, "identityKey");
    requireNonNull(signature, "signature");
    requireNonNull(instants, "instants");
  }

  @Override
  public byte[] signedBytes() {
    return Framed.bytes(
        "yichi.key-revocation.v1",
        region,
        keyId,
        compromisedFrom.toString(),
        reason,
        identityKey,
        instants.recordedAt().toString());
  }

  @Override
  public String key() {
    return keyId + "/revoked";
  }

  @Override
  public String eventId() {
    return region + "/" + keyId + "/revoked/" + instants.recordedAt().toEpochMilli();
  }
}
