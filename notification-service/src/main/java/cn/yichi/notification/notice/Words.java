package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.notification.contact.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one language, from {@code texts*.properties}; placeholders are {@code {name}}. */
final class Words {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final ResourceBundle bundle;
  private final boolean spaced;

  private Words(ResourceBundle bundle, boolean spaced) {
    this.bundle = bundle;
    this.spaced = spaced;
  }

  static Words of(Language language) {
    String file = Words.class.getPackageName() + ".texts";
    return switch (language) {
      case ZH_CN -> new Words(ResourceBundle.getBundle(file, Locale.ROOT), false);
      case EN -> new Words(ResourceBundle.getBundle(file, Locale.ENGLISH), true);
    };
  }

  /** The text of a key with its placeholders filled; one that is not given becomes empty. */
  String text(String key, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(bundle.getString(key))
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  String text(String key) {
    return text(key, Map.of());
  }

  /** The word for a code of a group; the group's general word for a code not listed. */
  String word(String group, String code) {
    return known(group, code) ? text(group + "." + code) : text(group + ".other");
  }

  /** The word for a code of a group, or the code itself. */
  String wordOr(String group, String code) {
    return known(group, code) ? text(group + "." + code) : code;
  }

  boolean known(String group, String code) {
    return bundle.containsKey(group + "." + code);
  }

  /** A region by the name it has in this language, else by its Chinese name. */
  String region(Region region) {
    return known("region", region.code()) ? text("region." + region.code()) : region.nameZh();
  }

  String list(List<String> codes, Function<String, String> word) {
    return String.join(text("list.separator"), codes.stream().map(word).distinct().toList());
  }

  /** A word that follows another one: with a space where the language writes one. */
  String following(String word) {
    return spaced && !word.isEmpty() ? " " + word : word;
  }

  /** What stands between two sentences or words. */
  String gap() {
    return spaced ? " " : "";
  }
}
