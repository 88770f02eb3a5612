package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.FaultText;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words for a fault: why, and what to do about it, in zh-CN (default) or English. */
public final class RowFaultText {
  private static final String BUNDLE = "cn.yichi.registry.certificate.row-faults";
  // Without this, a JVM whose own locale is English would answer a Chinese reader in English.
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final ResourceBundle CHINESE = load(Locale.ROOT);
  private static final ResourceBundle ENGLISH = load(Locale.ENGLISH);

  private RowFaultText() {}

  /** Why the row is refused. */
  public static String reason(RowFault fault, Locale locale) {
    return fault
        .detail()
        .map(detail -> FaultText.reason(detail, locale, fault.value()))
        .orElseGet(() -> text(fault, "reason", locale));
  }

  /** What the sender can do about it. */
  public static String remedy(RowFault fault, Locale locale) {
    return fault
        .detail()
        .map(detail -> FaultText.remedy(detail, locale, fault.value()))
        .orElseGet(() -> text(fault, "remedy", locale));
  }

  private static String text(RowFault fault, String part, Locale locale) {
    ResourceBundle texts = locale.getLanguage().equals("en") ? ENGLISH : CHINESE;
    return texts.getString(fault.code().name() + "." + part).replace("{value}", fault.value());
  }

  private static ResourceBundle load(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE, locale, RowFaultText.class.getClassLoader(), NO_FALLBACK);
  }
}
