package cn.yichi.recognition.statistics;

import cn.yichi.recognition.decision.Wording;
import java.util.Locale;
import java.util.Map;

/** Says what published numbers mean, in zh-CN (default) or English. */
public final class StatisticsText {
  private static final String BUNDLE = "cn.yichi.recognition.statistics.statistics";
  private static final Wording CHINESE = Wording.of(BUNDLE, Locale.ROOT);
  private static final Wording ENGLISH = Wording.of(BUNDLE, Locale.ENGLISH);

  private StatisticsText() {}

  /**
   * @param key a key of the bundle
   */
  public static String say(String key, Locale locale) {
    Wording words = locale.getLanguage().equals("en") ? ENGLISH : CHINESE;
    return words.sentence(key, Map.of());
  }
}
