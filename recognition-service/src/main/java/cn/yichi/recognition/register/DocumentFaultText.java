package cn.yichi.recognition.register;

import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.decision.Wording;
import java.util.Locale;

/** Says what is wrong with a document, in zh-CN (default) or English. */
public final class DocumentFaultText {
  private static final String BUNDLE = "cn.yichi.recognition.register.documents";
  private static final Wording CHINESE = Wording.of(BUNDLE, Locale.ROOT);
  private static final Wording ENGLISH = Wording.of(BUNDLE, Locale.ENGLISH);

  private DocumentFaultText() {}

  /** What is wrong, without the place. */
  public static String fault(DocumentFault fault, Locale locale) {
    return say("fault", fault, locale);
  }

  /** What the author can do about it. */
  public static String remedy(DocumentFault fault, Locale locale) {
    return say("remedy", fault, locale);
  }

  /** {@code <place>: <what is wrong>. <Remedy>.} in English, for operators. */
  public static String line(DocumentFault fault) {
    String what = fault(fault, Locale.ENGLISH) + ". " + remedy(fault, Locale.ENGLISH);
    return fault.place().isEmpty() ? what : fault.place() + ": " + what;
  }

  private static String say(String part, DocumentFault fault, Locale locale) {
    Wording wording = locale.getLanguage().equals("en") ? ENGLISH : CHINESE;
    return wording.sentence(part, fault.code().name(), fault.parameters());
  }
}
