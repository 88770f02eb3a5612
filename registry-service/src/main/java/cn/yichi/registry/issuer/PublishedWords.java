package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.Parsed;

/** Words of a person that others will read: names of issuers and reasons. */
public final class PublishedWords {
  private PublishedWords() {}

  /**
   * Reads words as they are written.
   *
   * @return refused as {@code UNREADABLE_CHARACTERS} or {@code PERSONAL_NUMBER}, without the words
   */
  public static Parsed<String> parse(String words) {
    if (Finding.holdsUnreadable(words)) {
      return new Parsed.Invalid<>(Finding.of(FaultCode.UNREADABLE_CHARACTERS));
    }
    return Finding.holdsPersonalNumber(words)
        ? new Parsed.Invalid<>(Finding.of(FaultCode.PERSONAL_NUMBER))
        : Parsed.valid(words);
  }
}
