package cn.yichi.registry.issuer;

import java.util.List;

/** Issuers that must be on file from the start, as the bureau's own file states them. */
@FunctionalInterface
public interface IssuerSeed {

  /**
   * Everything the seed states; empty where none is configured.
   *
   * @throws IllegalStateException when the file cannot be read: an operator must mend it
   */
  List<IssuerDraft> drafts();
}
