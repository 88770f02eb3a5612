package cn.yichi.platform.signing;

import java.time.Instant;

/**
 * Who signed a record and when it came. What is stored of a record keeps it, so that what a key
 * signed that somebody else had can be told from what its region said.
 *
 * @param keyId id of the signing key; empty where signing is switched off
 * @param signedAt by the signer's clock
 * @param arrivedAt by this service's own clock, which nobody else can set back
 */
public record Provenance(String keyId, Instant signedAt, Instant arrivedAt) {}
