package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A decision with every document and clause that was or could have been tried on the way.
 *
 * @param subject the case
 * @param asOf the legal day
 * @param decision what {@link RecognitionPolicy#assess} answers to it
 * @param validity whether the certificate itself stands on that day
 * @param atHome whether the host is its home, where it counts without any agreement
 * @param documents every document between the two regions, in the order of the book
 */
public record Examined(
    Case subject,
    LocalDate asOf,
    Decision decision,
    ClauseStep validity,
    boolean atHome,
    List<Document> documents) {
  public Examined {
    documents = List.copyOf(documents);
  }

  /** How a document stands on the asked day. */
  public enum Standing {
    IN_FORCE,
    NOT_YET_IN_FORCE,
    NO_LONGER_IN_FORCE,
    /** A newer version is in force. */
    SUPERSEDED,
    /** A party has suspended or terminated it. */
    RESTING
  }

  /**
   * A document.
   *
   * @param agreement its version
   * @param standing how it stands on the asked day
   * @param measure by which it rests
   * @param clauses its clauses in order
   */
  public record Document(
      Agreement agreement, Standing standing, Optional<Measure> measure, List<Tried> clauses) {
    public Document {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * A clause.
   *
   * @param clause the clause
   * @param ref its name
   * @param alone what it alone answers; empty where it was not examined
   * @param decides whether the answer is its answer
   * @param beside whether it never decides, for it leads to the other ladder
   * @param steps its tests in order; of a clause for other kinds that one only
   */
  public record Tried(
      Clause clause,
      ClauseRef ref,
      Optional<Outcome> alone,
      boolean decides,
      boolean beside,
      List<ClauseStep> steps) {
    public Tried {
      steps = List.copyOf(steps);
    }
  }
}
