package cn.yichi.recognition.agreement;

import java.util.List;

/**
 * Where the document's content comes from.
 *
 * @param sources newspaper pages and addresses, at least one
 * @param note what was and was not seen
 */
public record Provenance(List<String> sources, String note) {
  public Provenance {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a document names its source");
    }
  }
}
