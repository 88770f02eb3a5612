package cn.yichi.contracts.vocabulary;

/** RFC 4648 base32 of 20 bytes, lower case, without padding: 32 characters. */
final class Base32 {
  static final int BYTES = 20;
  static final int LENGTH = 32;
  private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

  private Base32() {}

  /** Encodes the first 20 bytes; five bytes make eight characters. */
  static String encode(byte[] bytes) {
    char[] out = new char[LENGTH];
    for (int in = 0, at = 0; in < BYTES; in += 5, at += 8) {
      long block = 0;
      for (int i = 0; i < 5; i++) {
        block = block << 8 | (bytes[in + i] & 0xFF);
      }
      for (int i = 7; i >= 0; i--) {
        out[at + i] = ALPHABET[(int) (block & 0x1F)];
        block >>>= 5;
      }
    }
    return new String(out);
  }

  /** True when the text could have been encoded here. */
  static boolean isEncoded(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '2' || c > '7')) {
        return false;
      }
    }
    return true;
  }
}
