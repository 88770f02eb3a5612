package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

/**
 * Where a rule is written.
 *
 * @param document title of the law, standard, notice or agreement
 * @param clause its article or clause, empty where the document as a whole is meant
 * @param source address or reference of the text that was read, empty where none was seen
 */
public record Citation(String document, String clause, String source) {
  public Citation {
    requireNonNull(clause, "clause");
    requireNonNull(source, "source");
    if (document.isBlank()) {
      throw new IllegalArgumentException("a citation names its document");
    }
  }
}
