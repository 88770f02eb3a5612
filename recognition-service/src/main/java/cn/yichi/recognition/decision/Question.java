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
  /** More than one certificate bears the number; asked by the enquiry, not by the policy. */
  AMBIGUOUS_NUMBER
}
