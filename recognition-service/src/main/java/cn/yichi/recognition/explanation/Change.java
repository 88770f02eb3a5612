package cn.yichi.recognition.explanation;

import java.util.Map;
import java.util.Optional;

/**
 * Something that would have to be otherwise.
 *
 * @param code what
 * @param parameters values for its sentence, as in a ground
 * @param who can bring it about
 * @param then what the engine answers then; empty where no case can say it, or as many were tried
 *     as may be
 */
public record Change(
    Code code, Map<String, String> parameters, Who who, Optional<Counterfactual> then) {

  /** Stable codes; their sentences are in the bundle {@code explanation}. */
  public enum Code {
    DAY_COMES,
    REGISTER_CORRECTED,
    VALIDITY_RENEWED,
    SUSPENSION_LIFTED,
    AGREEMENT_CONCLUDED,
    AGREEMENT_RENEWED,
    MEASURE_LIFTED,
    TERMS_AMENDED,
    TABLE_STATED,
    LEVEL_STATED,
    LEVEL_HELD,
    TITLE_STATED,
    GRADE_HELD,
    STANDARD_STATED,
    ISSUER_PUBLISHED,
    ISSUER_FILED,
    ISSUER_RESTORED,
    REVIEW_PUBLISHED,
    ISSUED_AGAIN,
    HONOUR_HELD,
    CONDITION_FACT,
    RULED_FOR,
    RULING_REVOKED,
    VERIFIED,
    FILED_HERE,
    REASSESSED,
    CONFIRMED_HERE,
    EVIDENCE_SHOWN
  }

  public Change {
    parameters = Map.copyOf(parameters);
  }
}
