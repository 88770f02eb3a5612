package cn.yichi.registry.intake;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words for a file's fault, in zh-CN (default) or English. */
public final class FileFaultText {
  private static final String BUNDLE = "cn.yichi.registry.intake.file-faults";
  // Without this, a JVM whose own locale is English would answer a Chinese reader in English.
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final ResourceBundle CHINESE = load(Locale.ROOT);
  private static final ResourceBundle ENGLISH = load(Locale.ENGLISH);

  private FileFaultText() {}

  /** Why the file cannot be taken. */
  public static String reason(FileFault fault, Locale locale) {
    return text(fault, "reason", locale);
  }

  /** What the sender can do about it. */
  public static String remedy(FileFault fault, Locale locale) {
    return text(fault, "remedy", locale);
  }

  private static String text(FileFault fault, String part, Locale locale) {
    ResourceBundle texts = locale.getLanguage().equals("en") ? ENGLISH : CHINESE;
    return texts
        .getString(fault.code().name() + "." + part)
        .replace("{value}", fault.value())
        .replace("{line}", Long.toString(fault.line()));
  }

  private static ResourceBundle load(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE, locale, FileFaultText.class.getClassLoader(), NO_FALLBACK);
  }
}
