package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.recognition.agreement.ClauseRef;
import java.util.Map;
import java.util.Optional;

/**
 * A reason, for or against.
 *
 * @param code stable code
 * @param clause the clause it comes from; empty for grounds outside agreements
 * @param citation what it rests on; empty for plain facts of the certificate
 * @param parameters values for its sentence: codes and ISO dates, never text in one language unless
 *     it is a name
 */
public record Ground(
    GroundCode code,
    Optional<ClauseRef> clause,
    Optional<Citation> citation,
    Map<String, String> parameters) {
  public Ground {
    parameters = Map.copyOf(parameters);
  }

  /** A ground that rests on the certificate or its issuer alone. */
  static Ground fact(GroundCode code, Map<String, String> parameters) {
    return new Ground(code, Optional.empty(), Optional.empty(), parameters);
  }

  /** A ground that rests on a clause or document. */
  static Ground of(
      GroundCode code, ClauseRef clause, Citation citation, Map<String, String> parameters) {
    return new Ground(code, Optional.of(clause), Optional.of(citation), parameters);
  }
}
