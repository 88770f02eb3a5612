package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.Grants;

/** What a clause asks, in the order in which the engine asks it. */
public enum ClauseTest {
  /** That the certificate is not suspended on the asked day. */
  VALIDITY,
  KIND,
  LEVEL,
  GRADE,
  OCCUPATION,
  OPERATION,
  STANDARD_VERSION,
  ORIGIN,
  /** That no safeguard of the host reaches the certificate. */
  SAFEGUARD,
  ISSUER_CLASS,
  /** That the issuer had filed what it certified, on the day of issue. */
  ISSUER_FILED,
  ISSUER_STANDING_THEN,
  /** How the issuer stands on the asked day. */
  ISSUER_STANDING_NOW,
  CROSS_REVIEW,
  ALLIANCE_MEMBER,
  NAMED_OFFICE,
  /** The source does not say what it asks of the issuer; asked of nobody. */
  ISSUER_UNSTATED,
  /** Whether it covers what was issued before its first day. */
  PRIOR_CERTIFICATES,
  AUTHORITY,
  /** One of its conditions in CEL. */
  CONDITION,
  /** Whether its table says what follows. */
  CORRESPONDENCE,
  /** Whether an honour of the holder stands in its award table. */
  HONOURS,
  /** Verification, filing or reassessment. */
  PROCEDURE,
  RESTRICTION,
  EVIDENCE,
  YEARS_HELD,
  /** That no other clause of its document goes before it. */
  PRECEDENCE;

  /** The test whether something follows from a clause. */
  static ClauseTest of(Grants grants) {
    return grants instanceof Grants.DirectApplication ? HONOURS : CORRESPONDENCE;
  }

  /** The test behind a condition of an outcome. */
  static ClauseTest of(Condition condition) {
    return switch (condition) {
      case VERIFICATION, FILING, REASSESSMENT -> PROCEDURE;
      case SAME_SPECIALTY, ENGINEERING_FIELD -> RESTRICTION;
      case EVIDENCE -> EVIDENCE;
      case YEARS_HELD -> YEARS_HELD;
    };
  }
}
