package cn.yichi.recognition.explanation;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A change before the engine has been asked about it.
 *
 * @param code what
 * @param parameters values for its sentence
 * @param who can bring it about
 * @param ways how a case looks then: none where no case can say it; of several the first counts
 *     that gives another answer
 */
record Remedy(
    Change.Code code,
    Map<String, String> parameters,
    Who who,
    List<UnaryOperator<Situation>> ways) {

  static Remedy of(
      Change.Code code, Map<String, String> parameters, Who who, UnaryOperator<Situation> way) {
    return new Remedy(code, parameters, who, List.of(way));
  }

  /** One that no altered case can say. */
  static Remedy untold(Change.Code code, Who who) {
    return new Remedy(code, Map.of(), who, List.of());
  }
}
