package cn.yichi.platform.problem;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** Looks up problem texts in the bundle of a type: zh-CN unless English is asked. */
final class ProblemTexts {
  // Without this, a JVM whose own locale is English would answer a Chinese reader in English.
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final Pattern UNKNOWN = Pattern.compile("\\{[a-z]+}");

  private ProblemTexts() {}

  static String text(ProblemType type, String key, Locale locale, Map<String, String> parameters) {
    String text = raw(type, key, locale);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      text = text.replace('{' + parameter.getKey() + '}', parameter.getValue());
    }
    // A container that decides by status alone knows no parameters.
    return text.indexOf('{') < 0 ? text : UNKNOWN.matcher(text).replaceAll("…");
  }

  /** A missing text must not turn a 400 into a 500; tests find it. */
  private static String raw(ProblemType type, String key, Locale locale) {
    try {
      return bundle(type, locale).getString(key);
    } catch (MissingResourceException missing) {
      return key;
    }
  }

  static ResourceBundle bundle(ProblemType type, Locale locale) {
    Locale offered = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
    return ResourceBundle.getBundle(
        type.bundle(), offered, type.getClass().getClassLoader(), NO_FALLBACK);
  }

  static Map<String, String> merged(Map<String, String> parameters, String field, String value) {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("field", field);
    all.put("value", value);
    return Map.copyOf(all);
  }
}
