package cn.yichi.contracts.vocabulary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words in which levels are written, and how they may be combined. */
final class LevelWords {
  private static final Map<String, SkillLevel> WORDS = words();
  private static final List<String> LONGEST_FIRST =
      WORDS.keySet().stream()
          .filter(word -> word.length() > 1)
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();
  private static final List<String> PREFIXES = List.of("国家职业资格", "职业技能等级", "职业资格", "技能等级");
  private static final String SEPARATORS = "/()、-|,;·";
  private static final List<String> NONE = List.of("", "无", "-", "/", "—", "--", "不分等级", "无等级");
  private static final List<String> HONOURS = List.of("工匠", "首席", "大师", "能手", "劳模", "标兵", "状元");

  private LevelWords() {}

  static Parsed<SkillLevel> parse(String raw) {
    String text = WrittenForm.compact(raw);
    SkillLevel known = WORDS.get(text);
    if (known != null) {
      return Parsed.valid(known);
    }
    return NONE.contains(text) ? Parsed.invalid(FaultCode.BLANK, "") : parseCombined(text);
  }

  private static Parsed<SkillLevel> parseCombined(String text) {
    SkillLevel found = null;
    int at = 0;
    while (at < text.length()) {
      int skipped = skip(text, at);
      if (skipped > 0) {
        at += skipped;
        continue;
      }
      String word = wordAt(text, at);
      if (word == null) {
        return Parsed.invalid(refusal(text), text);
      }
      SkillLevel level = WORDS.get(word);
      if (found != null && found != level) {
        return Parsed.invalid(FaultCode.LEVEL_CONTRADICTS, text);
      }
      found = level;
      at += word.length();
    }
    return found == null ? Parsed.invalid(FaultCode.UNKNOWN_LEVEL, text) : Parsed.valid(found);
  }

  private static int skip(String text, int at) {
    if (SEPARATORS.indexOf(text.charAt(at)) >= 0) {
      return 1;
    }
    return PREFIXES.stream()
        .filter(prefix -> text.startsWith(prefix, at))
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }

  private static @Nullable String wordAt(String text, int at) {
    for (String word : LONGEST_FIRST) {
      if (text.startsWith(word, at)) {
        return word;
      }
    }
    String single = text.substring(at, at + 1);
    boolean alone = at + 1 == text.length() || SEPARATORS.indexOf(text.charAt(at + 1)) >= 0;
    return alone && WORDS.containsKey(single) ? single : null;
  }

  // A company's 四级工匠 and a district's 首席技师 are honours that only sound like levels.
  private static FaultCode refusal(String text) {
    return HONOURS.stream().anyMatch(text::contains)
        ? FaultCode.LEVEL_IS_HONOUR
        : FaultCode.UNKNOWN_LEVEL;
  }

  private static Map<String, SkillLevel> words() {
    Map<String, SkillLevel> words = new HashMap<>();
    for (SkillLevel level : SkillLevel.values()) {
      words.put(level.nameZh(), level);
      words.put(level.name(), level);
      level.code().ifPresent(code -> putCode(words, code, level));
    }
    words.put("学徒", SkillLevel.APPRENTICE);
    words.put("初级", SkillLevel.JUNIOR_WORKER);
    words.put("中级", SkillLevel.INTERMEDIATE_WORKER);
    words.put("高级", SkillLevel.SENIOR_WORKER);
    words.put("特级", SkillLevel.MASTER_TECHNICIAN);
    return Map.copyOf(words);
  }

  private static void putCode(Map<String, SkillLevel> words, int code, SkillLevel level) {
    String numeral = "一二三四五".substring(code - 1, code);
    for (String written : List.of(numeral, Integer.toString(code))) {
      words.put(written, level);
      words.put(written + "级", level);
      words.put(written + "级工", level);
    }
  }
}
