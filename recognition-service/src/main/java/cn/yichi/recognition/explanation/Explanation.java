package cn.yichi.recognition.explanation;

import cn.yichi.recognition.decision.ClauseStep;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Examined;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why an answer is what it is, as a tree: documents, their clauses, the tests of each.
 *
 * @param examined what the engine did
 * @param wouldChange what would change the answer whatever any clause says
 * @param documents every document between the two regions
 * @param untried how many changes were not put before the engine, for the explanation has as many
 *     as it may have
 */
public record Explanation(
    Examined examined, List<Change> wouldChange, List<OfDocument> documents, int untried) {
  public Explanation {
    wouldChange = List.copyOf(wouldChange);
    documents = List.copyOf(documents);
  }

  /**
   * A document with what would change how it stands.
   *
   * @param document the document
   * @param wouldChange what would put it in force
   * @param clauses its clauses
   */
  public record OfDocument(
      Examined.Document document, List<Change> wouldChange, List<OfClause> clauses) {
    public OfDocument {
      wouldChange = List.copyOf(wouldChange);
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * A clause with its tests.
   *
   * @param tried the clause
   * @param tests its tests
   * @param together what the engine answers once the first change of every test that is not
   *     satisfied has come about; empty where there is one such test only, or one without a way
   */
  public record OfClause(
      Examined.Tried tried, List<OfTest> tests, Optional<Counterfactual> together) {
    public OfClause {
      tests = List.copyOf(tests);
    }
  }

  /**
   * A test with what would change its result.
   *
   * @param step what came of it
   * @param wouldChange none where it is satisfied or was not reached
   */
  public record OfTest(ClauseStep step, List<Change> wouldChange) {
    public OfTest {
      wouldChange = List.copyOf(wouldChange);
    }
  }

  public Decision decision() {
    return examined.decision();
  }

  /** Every change, in the order of the tree. */
  public Stream<Change> changes() {
    return Stream.concat(
        wouldChange.stream(),
        documents.stream()
            .flatMap(
                each ->
                    Stream.concat(
                        each.wouldChange().stream(),
                        each.clauses().stream()
                            .flatMap(clause -> clause.tests().stream())
                            .flatMap(test -> test.wouldChange().stream()))));
  }
}
