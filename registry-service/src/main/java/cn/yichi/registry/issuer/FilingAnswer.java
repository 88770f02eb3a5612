package cn.yichi.registry.issuer;

/** Whether an issuer was entitled to issue a certificate; the first thing that is missing. */
public enum FilingAnswer {
  /** Filed for the kind, occupation and level on that day, and in good standing. */
  ON_FILE,
  /** No filing for this kind of certificate. */
  KIND_NOT_FILED,
  /** Filed for the kind, not for the occupation. */
  OCCUPATION_NOT_FILED,
  /** Filed for the occupation, not for the level. */
  LEVEL_NOT_FILED,
  /** Filed for all of it, but not on that day. */
  NOT_FILED_ON_DAY,
  /** Filed, but suspended or withdrawn on that day. */
  NOT_IN_GOOD_STANDING
}
