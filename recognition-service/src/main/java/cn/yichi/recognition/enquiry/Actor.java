package cn.yichi.recognition.enquiry;

import cn.yichi.recognition.decision.Question;

/** Who must act before a referred certificate gets an answer. */
public enum Actor {
  /** The HR bureau (人社局) of the region asked about. */
  HOST_BUREAU,
  /** The city or county bureau to which the agreement delegates. */
  LOWER_AUTHORITY,
  /** The registry of the certificate's home region. */
  HOME_REGISTRY,
  /** The asker, by telling the certificates apart. */
  ASKER,
  /** Nobody: it is answered by itself when what is missing arrives. */
  NOBODY;

  public static Actor of(Question question) {
    return switch (question) {
      case PRIOR_CERTIFICATES,
          ISSUER_SUSPENDED,
          ISSUING_OFFICE,
          CORRESPONDENCE,
          STANDARD_VERSIONS,
          CROSS_REVIEW,
          MEMBERSHIP,
          HONOUR_NOT_LISTED,
          CLAUSE_CONDITION ->
          HOST_BUREAU;
      case DELEGATED_AUTHORITY -> LOWER_AUTHORITY;
      case CERTIFICATE_SUSPENDED,
          LEVEL_UNSTATED,
          TITLE_UNSTATED,
          OCCUPATION_UNSTATED,
          OPERATION_UNSTATED,
          OCCUPATION_AMBIGUOUS,
          STANDARD_VERSION_UNSTATED,
          ISSUER_CLASS ->
          HOME_REGISTRY;
      case AMBIGUOUS_NUMBER -> ASKER;
      case ISSUER_NOT_RECEIVED -> NOBODY;
    };
  }
}
