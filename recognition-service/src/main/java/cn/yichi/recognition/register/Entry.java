package cn.yichi.recognition.register;

import cn.yichi.contracts.vocabulary.Region;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of one version.
 *
 * @param ref the version
 * @param sequence +1 for each write; a write names the one it read
 * @param draft what this region drafted and nobody need have signed
 * @param statements what each region says on it
 * @param decidedBy the last proposal by which this region spoke
 */
public record Entry(
    VersionRef ref,
    long sequence,
    Optional<Draft> draft,
    Map<Region, Statement> statements,
    Optional<String> decidedBy) {

  /**
   * A draft.
   *
   * @param shipped whether it came with the service, which may come with a better one
   */
  public record Draft(Statement.Text text, Instant at, boolean shipped) {}

  public Entry {
    statements = Map.copyOf(statements);
  }

  /** The text under this digest, by whomever. */
  public Optional<Statement.Text> text(String digest) {
    return statements.values().stream()
        .map(Statement::text)
        .filter(each -> each.digest().equals(digest))
        .findAny()
        .or(() -> draft.map(Draft::text).filter(each -> each.digest().equals(digest)));
  }

  /** The revision of what a region says; 0 where it says nothing. */
  public long revisionOf(Region region) {
    Statement said = statements.get(region);
    return said == null ? 0 : said.revision();
  }
}
