package cn.yichi.contracts.vocabulary;

/**
 * The opaque id of an honour's record, drawn at entry and the same for life. An honour has no
 * number that it could be made of (docs/adr/0094).
 *
 * @param value 32 characters of lower-case base32 without padding
 */
public record HonourId(String value) {
  private static final int BYTES = Base32.BYTES;

  /**
   * @throws IllegalArgumentException when not so written
   */
  public HonourId {
    if (!Base32.isEncoded(value)) {
      throw new IllegalArgumentException("not 32 characters of base32: " + value);
    }
  }

  /**
   * The id of 160 bits that nobody else draws.
   *
   * @throws IllegalArgumentException when there are not 20 bytes
   */
  public static HonourId of(byte[] random) {
    if (random.length != BYTES) {
      throw new IllegalArgumentException("an id is of " + BYTES + " bytes");
    }
    return new HonourId(Base32.encode(random));
  }
}
