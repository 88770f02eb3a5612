package cn.yichi.contracts.vocabulary;

/**
 * The key that makes pseudonyms alike in every region: a keyed hash that all regions agreed on
 * (HMAC-SHA-256 or HMAC-SM3), held by an HSM in production. Calls come from many threads at once
 * and once per digest, so an implementation must be thread-safe and quick.
 */
public interface FederationKey {

  /** The version of the key, 1 or more. */
  int version();

  /**
   * The keyed hash of the message.
   *
   * @return 32 bytes
   */
  byte[] mac(byte[] message);
}
