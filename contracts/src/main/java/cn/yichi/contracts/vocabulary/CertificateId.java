package cn.yichi.contracts.vocabulary;

/**
 * The opaque, deterministic id of a certificate, the same for life: a keyed digest of home region,
 * kind and normalised number.
 *
 * @param value 32 characters of lower-case base32 without padding
 */
public record CertificateId(String value) {

  /**
   * @throws IllegalArgumentException when not so written
   */
  public CertificateId {
    if (!Base32.isEncoded(value)) {
      throw new IllegalArgumentException("not 32 characters of base32: " + value);
    }
  }
}
