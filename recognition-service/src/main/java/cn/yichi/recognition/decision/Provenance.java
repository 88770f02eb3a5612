package cn.yichi.recognition.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * By whose word a replica is held.
 *
 * @param keyId id of the region's key that signed it
 * @param signedAt by the region's clock
 * @param arrivedAt by this service's clock
 */
public record Provenance(String keyId, Instant signedAt, Instant arrivedAt) {
  public Provenance {
    requireNonNull(keyId, "keyId");
    requireNonNull(signedAt, "signedAt");
    requireNonNull(arrivedAt, "arrivedAt");
  }
}
