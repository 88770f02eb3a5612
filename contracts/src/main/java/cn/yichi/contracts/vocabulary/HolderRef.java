package cn.yichi.contracts.vocabulary;

/**
 * A holder's pseudonym: a keyed digest of document type and number. Records of one person can be
 * joined by it; only who holds the federation key can go back.
 *
 * @param value 32 characters of lower-case base32 without padding
 */
public record HolderRef(String value) {

  /**
   * @throws IllegalArgumentException when not so written
   */
  public HolderRef {
    if (!Base32.isEncoded(value)) {
      throw new IllegalArgumentException("not 32 characters of base32: " + value);
    }
  }
}
