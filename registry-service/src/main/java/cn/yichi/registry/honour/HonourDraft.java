package cn.yichi.registry.honour;

import java.util.EnumMap;
import java.util.Map;

/**
 * An honour as a bureau states it, before any check. Every value is text, outer white space
 * removed; a field not stated is empty text.
 */
public final class HonourDraft {
  private final Map<HonourField, String> texts = new EnumMap<>(HonourField.class);
  private final boolean backfill;

  /**
   * @param backfill true where the bureau declares an old record
   */
  public HonourDraft(Map<HonourField, String> stated, boolean backfill) {
    stated.forEach((field, text) -> texts.put(field, text.strip()));
    this.backfill = backfill;
  }

  /** The text of that field, empty where it was not stated. */
  public String text(HonourField field) {
    return texts.getOrDefault(field, "");
  }

  /** Whether nobody is to be told. */
  public boolean isBackfill() {
    return backfill;
  }

  /** Names no value: a draft holds personal data and must not reach a log. */
  @Override
  public String toString() {
    return "HonourDraft";
  }
}
