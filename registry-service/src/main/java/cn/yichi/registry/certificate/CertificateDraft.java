package cn.yichi.registry.certificate;

import java.util.Map;

/**
 * A certificate as a bureau states it, before any check: one row of a file or the body of one
 * request. Every value is text, outer white space removed; a field not stated is empty text.
 */
public final class CertificateDraft {
  private static final DraftField[] FIELDS = DraftField.values();

  private final String[] texts;

  private CertificateDraft(String[] texts) {
    this.texts = texts;
  }

  /** A draft of the stated fields. */
  public static CertificateDraft of(Map<DraftField, String> stated) {
    return from(field -> stated.getOrDefault(field, ""));
  }

  /**
   * A draft that takes each field's text from {@code source}, which answers empty text for none.
   */
  public static CertificateDraft from(Source source) {
    String[] texts = new String[FIELDS.length];
    for (DraftField field : FIELDS) {
      texts[field.ordinal()] = source.text(field).strip();
    }
    return new CertificateDraft(texts);
  }

  /** Where a draft takes its texts from. */
  @FunctionalInterface
  public interface Source {
    String text(DraftField field);
  }

  /** The text of that field, empty where it was not stated. */
  public String text(DraftField field) {
    return texts[field.ordinal()];
  }

  /** Whether the field was stated. */
  public boolean states(DraftField field) {
    return !texts[field.ordinal()].isEmpty();
  }

  /** Names no value: a draft holds personal data and must not reach a log. */
  @Override
  public String toString() {
    return "CertificateDraft";
  }
}
