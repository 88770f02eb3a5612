package cn.yichi.recognition.receipt;

/** Why what was presented is no receipt, or none that counts. */
public enum Doubt {
  TOO_LONG,
  /** No signed JWS in compact form (RFC 7515); an unsigned token is none. */
  NO_JWS,
  ANOTHER_TYPE,
  ALGORITHM_UNKNOWN,
  NO_KEY_NAMED,
  HEADER_UNSUPPORTED,
  CONTENT_UNKNOWN,
  KEY_OF_ANOTHER_ALGORITHM,
  KEY_UNSTATED,
  KEY_REVOKED,
  KEY_OUT_OF_TIME,
  FROM_THE_FUTURE,
  SIGNATURE_WRONG
}
