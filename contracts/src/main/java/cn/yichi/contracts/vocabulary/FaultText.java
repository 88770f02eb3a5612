package cn.yichi.contracts.vocabulary;

import java.util.Locale;
import java.util.ResourceBundle;

/** What a fault means and what to do about it, in the reader's language (zh-CN unless English). */
public final class FaultText {
  private static final String BUNDLE = "cn.yichi.contracts.vocabulary.faults";
  // Without this, a JVM whose own locale is English would answer a Chinese reader in English.
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final ResourceBundle CHINESE = load(Locale.ROOT);
  private static final ResourceBundle ENGLISH = load(Locale.ENGLISH);

  private FaultText() {}

  /**
   * Why the value was refused or marked.
   *
   * @param value the shown part of the value, put where the text asks for it
   */
  public static String reason(FaultCode code, Locale locale, String value) {
    return text(code, "reason", locale, value);
  }

  /** What the sender can do about it. */
  public static String remedy(FaultCode code, Locale locale, String value) {
    return text(code, "remedy", locale, value);
  }

  private static String text(FaultCode code, String part, Locale locale, String value) {
    ResourceBundle texts = locale.getLanguage().equals("en") ? ENGLISH : CHINESE;
    return texts.getString(code.name() + "." + part).replace("{value}", value);
  }

  private static ResourceBundle load(Locale locale) {
    return ResourceBundle.getBundle(BUNDLE, locale, FaultText.class.getClassLoader(), NO_FALLBACK);
  }
}
