package cn.yichi.recognition.decision;

/** What a person must answer before there is a decision. */
public enum Question {
  /** Does the clause cover certificates issued before it took effect? */
  PRIOR_CERTIFICATES,
  /** Nothing has been received about the issuer yet; answered by itself when it arrives. */
  ISSUER_NOT_RECEIVED,
  ISSUER_SUSPENDED,
  /** Was it issued by one of the offices that the clause names? */
  ISSUING_OFFICE,
  /** Which table of correspondence applies? */
  CORRESPONDENCE,
  /** What did the lower authority to which the clause delegates agree? */
  DELEGATED_AUTHORITY,
  CERTIFICATE_SUSPENDED,
  LEVEL_UNSTATED,
  TITLE_UNSTATED,
  OCCUPATION_UNSTATED,
  OPERATION_UNSTATED,
  /** Which occupation of the clause's edition of the catalogue is meant? */
  OCCUPATION_AMBIGUOUS,
  STANDARD_VERSION_UNSTATED,
  /** Which versions of the standard does the clause cover? */
  STANDARD_VERSIONS,
  /** Of which class is the issuer? */
  ISSUER_CLASS,
  /** Has another party reviewed the issuer's filing? */
  CROSS_REVIEW,
  /** Was the issuer a member of the alliance on the day of issue? */
  MEMBERSHIP,
  /** Does an honour count that the award table does not list? */
  HONOUR_NOT_LISTED,
  /** Is a condition of the clause fulfilled? */
  CLAUSE_CONDITION,
  /** More than one certificate bears the number; asked by the enquiry, not by the policy. */
  AMBIGUOUS_NUMBER
}
