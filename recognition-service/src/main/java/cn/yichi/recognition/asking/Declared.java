package cn.yichi.recognition.asking;

import java.util.Optional;

/**
 * To what end and on what ground somebody says he asks. An organisation says both; a holder who
 * asks of himself and a bureau need not.
 */
public record Declared(Optional<Purpose> purpose, Optional<LegalBasis> basis) {
  /** Nothing was said. */
  public static final Declared NOTHING = new Declared(Optional.empty(), Optional.empty());
}
