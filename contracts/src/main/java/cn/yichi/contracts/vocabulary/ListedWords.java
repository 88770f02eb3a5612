package cn.yichi.contracts.vocabulary;

import java.util.function.Function;

/** Reads one of a list of words, by its Chinese name or its identifier. */
final class ListedWords {
  private ListedWords() {}

  /**
   * @return refused as {@code BLANK} or as {@code unknown}
   */
  static <E extends Enum<E>> Parsed<E> parse(
      E[] words, Function<E, String> nameZh, FaultCode unknown, String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    for (E word : words) {
      if (text.equals(nameZh.apply(word)) || text.equals(word.name())) {
        return Parsed.valid(word);
      }
    }
    return Parsed.invalid(unknown, text);
  }
}
