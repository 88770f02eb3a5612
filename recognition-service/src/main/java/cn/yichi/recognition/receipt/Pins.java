package cn.yichi.recognition.receipt;

import cn.yichi.recognition.agreement.Measure;
import java.util.List;

/**
 * The rules an answer rested on. The versions of certificate and issuer stand in the {@link Facts}.
 *
 * @param engine version of the engine's rules
 * @param book revision of the agreement book
 * @param catalogue digest of the occupations, SHA-256 in hex
 * @param texts every document of the book that may concern the two regions; none without facts
 */
public record Pins(String engine, String book, String catalogue, List<PinnedText> texts) {
  public Pins {
    texts = List.copyOf(texts);
  }

  /**
   * One version of an agreement or statute. Its text is named by digest, for it is published and
   * long; what was ordered on it stands here whole, for it is short and its end may move.
   *
   * @param agreement id of the agreement
   * @param version its version, from 1
   * @param digest SHA-256 of the canonical text's UTF-8 bytes, hex
   * @param measures what parties had ordered on it
   */
  public record PinnedText(String agreement, int version, String digest, List<Measure> measures) {
    public PinnedText {
      measures = List.copyOf(measures);
    }

    String name() {
      return agreement + "/" + version;
    }
  }
}
