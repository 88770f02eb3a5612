package cn.yichi.contracts.event;

/** What a region's identity key says of one of its signing keys. */
public sealed interface KeyFact extends Payload permits KeyStatement, KeyRevocation {

  /** GB/T 2260 code of the region that speaks. */
  String region();

  /** First 32 hex digits of the SHA-256 of the signing key's public half. */
  String keyId();

  /** Public half of the identity key, {@code <algorithm>:<base64>}. */
  String identityKey();

  /** The identity key's over {@link #signedBytes()}, base64. */
  String signature();

  /** What the identity key signs: every field but the signature. */
  byte[] signedBytes();
}
