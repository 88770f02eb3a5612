package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.Region;

/** Where rules of the mainland's ministries hold: everywhere but Hong Kong, Macao and Taiwan. */
final class Mainland {
  private Mainland() {}

  static boolean includes(Region region) {
    return !region.code().startsWith("7") && !region.code().startsWith("8");
  }
}
