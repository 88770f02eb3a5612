package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.SocialCreditCode;

/** Made-up organisations whose codes could be real. */
final class Firms {
  private Firms() {}

  /** The code that begins so, with the check character that fits [GB 32100]. */
  static String code(String first17) {
    return "0123456789ABCDEFGHJKLMNPQRTUWXY"
        .chars()
        .mapToObj(last -> first17 + (char) last)
        .filter(code -> new SocialCreditCode(code).checksumHolds())
        .findFirst()
        .orElseThrow();
  }

  /** One of many firms. */
  static String numbered(int serial) {
    return code(String.format("915000%02dMA5U%05d", serial % 100, serial));
  }
}
