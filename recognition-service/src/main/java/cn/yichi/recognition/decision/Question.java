package cn.yichi.recognition.decision;

/** What a person must answer before there is a decision. */
public enum Question {
  /** Does the clause cover certificates issued before it took effect? */
  PRIOR_CERTIFICATES(Ruled.FOR_ALL),
  /** Nothing has been received about the issuer yet; answered by itself when it arrives. */
  ISSUER_NOT_RECEIVED(Ruled.NEVER),
  ISSUER_SUSPENDED(Ruled.FOR_ONE_CERTIFICATE),
  /** Was it issued by one of the offices that the clause names? */
  ISSUING_OFFICE(Ruled.FOR_ONE_CERTIFICATE),
  /** Which table of correspondence applies? */
  CORRESPONDENCE(Ruled.NEVER),
  /** What did the lower authority to which the clause delegates agree? */
  DELEGATED_AUTHORITY(Ruled.FOR_ALL),
  CERTIFICATE_SUSPENDED(Ruled.NEVER),
  LEVEL_UNSTATED(Ruled.NEVER),
  TITLE_UNSTATED(Ruled.NEVER),
  OCCUPATION_UNSTATED(Ruled.FOR_ONE_CERTIFICATE),
  OPERATION_UNSTATED(Ruled.FOR_ONE_CERTIFICATE),
  /** Which occupation of the clause's edition of the catalogue is meant? */
  OCCUPATION_AMBIGUOUS(Ruled.FOR_ONE_CERTIFICATE),
  STANDARD_VERSION_UNSTATED(Ruled.FOR_ONE_CERTIFICATE),
  /** Which versions of the standard does the clause cover? */
  STANDARD_VERSIONS(Ruled.FOR_ALL),
  /** Of which class is the issuer? */
  ISSUER_CLASS(Ruled.FOR_ONE_CERTIFICATE),
  /** Has another party reviewed the issuer's filing? */
  CROSS_REVIEW(Ruled.FOR_ONE_CERTIFICATE),
  /** Was the issuer a member of the alliance on the day of issue? */
  MEMBERSHIP(Ruled.FOR_ONE_CERTIFICATE),
  /** Does an honour count that the award table does not list? */
  HONOUR_NOT_LISTED(Ruled.NEVER),
  /** Is a condition of the clause fulfilled? */
  CLAUSE_CONDITION(Ruled.FOR_ONE_CERTIFICATE),
  /** More than one certificate bears the number; asked by the enquiry, not by the policy. */
  AMBIGUOUS_NUMBER(Ruled.NEVER);

  /** Whether, and for whom, two officers can answer it. */
  public enum Ruled {
    /** Data must come, or the document must say more. */
    NEVER,
    /** A fact of one certificate. */
    FOR_ONE_CERTIFICATE,
    /** What a term of the clause means; for one certificate too. */
    FOR_ALL
  }

  private final Ruled ruled;

  Question(Ruled ruled) {
    this.ruled = ruled;
  }

  public Ruled ruled() {
    return ruled;
  }
}
