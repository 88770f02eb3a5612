package cn.yichi.recognition.agreement;

import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A condition over facts of the certificate, its issuer, the holder's other records and the asked
 * day. Facts of the person (age, sex, place of birth) are none of them: who writes them is refused.
 *
 * @param id unique within its clause
 * @param test the expression, type-checked
 * @param unmetZh why the clause does not cover a certificate for which it is false
 * @param unmetEn the same in English
 * @param unknownZh what is not known where a fact is not stated
 * @param unknownEn the same in English
 */
public record ClauseCondition(
    String id,
    Expression test,
    String unmetZh,
    String unmetEn,
    String unknownZh,
    String unknownEn) {

  /**
   * Reads a condition.
   *
   * @throws FaultyDocumentException when the expression names an unknown fact or is not well typed
   */
  public static ClauseCondition of(
      String id, String cel, String unmetZh, String unmetEn, String unknownZh, String unknownEn) {
    Expression test;
    try {
      test = Expression.compile(cel, ConditionFact.TYPES);
    } catch (IllegalArgumentException e) {
      throw new FaultyDocumentException(
          Code.CONDITION_FAULTY,
          Map.of("id", id, "said", String.valueOf(e.getMessage()), "facts", ConditionFact.LISTED));
    }
    return new ClauseCondition(id, test, unmetZh, unmetEn, unknownZh, unknownEn);
  }

  /** What follows from these facts. */
  public Expression.Result examine(Function<String, Optional<Object>> facts) {
    return test.run(facts);
  }
}
