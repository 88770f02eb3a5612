package cn.yichi.contracts.vocabulary;

import java.util.NavigableSet;

/**
 * The key that makes pseudonyms alike in every region: a keyed hash that all regions agreed on
 * (HMAC-SHA-256 or HMAC-SM3), held by an HSM in production. It has versions: while the regions go
 * from one to the next, both are asked. Calls come from many threads at once and once per digest,
 * so an implementation must be thread-safe and quick.
 */
public interface FederationKey {

  /** What a digest is for; an implementation may count and limit by it. */
  enum Use {
    /** The id of a certificate. */
    CERTIFICATE,
    /** The pseudonym of a holder. */
    HOLDER,
    /** The digest that a certificate's number is found by. */
    NUMBER,
    /** The digest that a stated name is compared with. */
    NAME,
    /** The digest that a stated document number is compared with. */
    DOCUMENT,
    /**
     * Whether an id is that of a published certificate. The answer is yes or no of what is public
     * already, and the hash leaves the process nowhere, so it need not be limited.
     */
    PROOF
  }

  /** All versions that can be asked here, each 1 or more; {@link #current} is one of them. */
  NavigableSet<Integer> versions();

  /** The version that makes whatever is new. */
  int current();

  /**
   * The keyed hash of the message.
   *
   * @param version one of {@link #versions}
   * @return 32 bytes
   * @throws IllegalArgumentException where the version is unknown here
   */
  byte[] mac(int version, Use use, byte[] message);
}
