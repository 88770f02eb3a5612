package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.Parsed;

/** Words of a person that others will read: names of issuers and reasons. */
public final class PublishedWords {
  private static final int REPLACEMENT = 0xFFFD;

  /** Show a line in another order than it is written in [Unicode UAX 9, 2.1 to 2.5]. */
  private static final String REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

  private PublishedWords() {}

  /**
   * Reads words as they are written.
   *
   * @return refused as {@code UNREADABLE_CHARACTERS} or {@code PERSONAL_NUMBER}, without the words
   */
  public static Parsed<String> parse(String words) {
    if (unreadable(words)) {
      return new Parsed.Invalid<>(Finding.of(FaultCode.UNREADABLE_CHARACTERS));
    }
    return Finding.holdsPersonalNumber(words)
        ? new Parsed.Invalid<>(Finding.of(FaultCode.PERSONAL_NUMBER))
        : Parsed.valid(words);
  }

  /** Whether words hold line breaks, control characters, or what is left of a damaged text. */
  public static boolean unreadable(String words) {
    return words.codePoints().anyMatch(PublishedWords::unreadable);
  }

  private static boolean unreadable(int character) {
    return Character.isISOControl(character)
        || character == REPLACEMENT
        || REORDERING.indexOf(character) >= 0
        || switch (Character.getType(character)) {
          case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
          default -> false;
        };
  }
}
