package cn.yichi.recognition.confirmation;

/** Why something cannot be said of a certificate. */
public enum Obstacle {
  /** The certificate has not been received here. */
  CERTIFICATE_UNKNOWN,
  /** Only the certificate's home region confirms, for only it has the books. */
  NOT_AT_HOME,
  /** No agreement that holds here has such a clause. */
  CLAUSE_UNKNOWN,
  /** The region is no party: a statute has none. */
  NOT_A_PARTY,
  /** It is no check of the home region's books: the host sees to it. */
  NOT_OF_HOMES_BOOKS,
  /** The clause sets no such condition. */
  CONDITION_NOT_SET,
  ALREADY_CONFIRMED,
  /** There is nothing to revoke. */
  NOT_CONFIRMED,
  /** It would be revoked before the day from which it counts. */
  BEFORE_IT_COUNTS,
  /** It would count for days for which it was confirmed before. */
  BEFORE_IT_WAS_REVOKED,
  /** There are as many as one certificate may have. */
  TOO_MANY
}
