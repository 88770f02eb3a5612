package cn.yichi.contracts.vocabulary;

/**
 * Stable codes of what can be wrong with a stated value, alone or beside the certificate's other
 * fields. The names are part of the contract (error files, problem responses); their texts live in
 * {@link FaultText}.
 */
public enum FaultCode {
  /** A needed value is absent. */
  BLANK,
  /** The value is longer than any real one. */
  TOO_LONG,
  /** The value is not written as its field requires. */
  BAD_FORMAT,
  /** Control characters, half characters or replacement characters: a damaged export. */
  UNREADABLE_CHARACTERS,
  /** Words that others will read hold a resident ID's number or a mobile number. */
  PERSONAL_NUMBER,
  /** A date is not a calendar day in a known spelling. */
  DATE_FORMAT,
  /** A date lies after today. */
  DATE_IN_FUTURE,
  /** Two dates contradict each other, e.g. issued before assessed. */
  DATES_OUT_OF_ORDER,
  /** A name holds characters that no name has. */
  NAME_FORMAT,
  /** Not a mobile number of mainland China. */
  MOBILE_FORMAT,
  /** Not a known kind of identity document. */
  UNKNOWN_DOCUMENT_TYPE,
  /** The number belongs to another kind of identity document. */
  ID_TYPE_MISMATCH,
  /** A resident ID that has not 18 characters. */
  ID_LENGTH,
  /** An identity document number with characters its kind does not allow. */
  ID_FORMAT,
  /** The first two digits of a resident ID are no province. */
  ID_REGION,
  /** The birth date inside an ID number is no calendar day. */
  ID_BIRTH_DATE,
  /** The check character of an ID number does not fit. */
  ID_CHECKSUM,
  /** Not a code of GB/T 2260, or of no known province. */
  UNKNOWN_REGION,
  /** Warning: the county is not listed, as abolished divisions are not. */
  REGION_NOT_LISTED,
  /** Not a known kind of certificate. */
  UNKNOWN_KIND,
  /** Not one of the eight levels. */
  UNKNOWN_LEVEL,
  /** Two level words that contradict each other. */
  LEVEL_CONTRADICTS,
  /** An honour or a post that only sounds like a level. */
  LEVEL_IS_HONOUR,
  /** The level is needed for this kind and absent. */
  LEVEL_MISSING,
  /** The kind is ungraded but a level is stated. */
  LEVEL_NOT_EXPECTED,
  /** Not a known edition of the occupation catalogue. */
  UNKNOWN_EDITION,
  /** An occupation code not written d-dd-dd-dd. */
  OCCUPATION_FORMAT,
  /** The occupation is in no edition known here. */
  UNKNOWN_OCCUPATION,
  /** The name stands for several occupations. */
  AMBIGUOUS_OCCUPATION,
  /** The stated name is not the name of the stated code. */
  OCCUPATION_NAME_MISMATCH,
  /** A certificate number with characters that no number has. */
  NUMBER_FORMAT,
  /** Warning: the number follows no published scheme and is kept as it is. */
  NUMBER_SCHEME_UNKNOWN,
  /** Warning: the issuer class letter is none of Y, S, J. */
  NUMBER_ISSUER_CLASS,
  /** Warning: the province inside the number is unknown. */
  NUMBER_PROVINCE,
  /** Warning: the level inside the number is none of 5 to 1. */
  NUMBER_LEVEL,
  /** The year inside the number is not the year of issue. */
  NUMBER_YEAR_MISMATCH,
  /** The level inside the number is not the stated level. */
  NUMBER_LEVEL_MISMATCH,
  /** The province inside the number is not the issuer's. */
  NUMBER_REGION_MISMATCH,
  /** The issuer inside the number is not the stated issuer. */
  NUMBER_ISSUER_MISMATCH,
  /** The number is already taken by another certificate. */
  DUPLICATE_NUMBER,
  /** Not an issuer code. */
  ISSUER_CODE_FORMAT,
  /**
   * The issuer's filing is kept by another province, so only that province's registry states it.
   */
  ISSUER_OF_ANOTHER_REGION,
  /** No such issuer on file on the day of issue. */
  ISSUER_NOT_ON_FILE,
  /** The occupation or level is outside the issuer's filing on the day of issue. */
  ISSUER_OUT_OF_SCOPE,
  /** The issuer was suspended or withdrawn on the day of issue. */
  ISSUER_NOT_IN_GOOD_STANDING,
  /** Not a unified social credit code. */
  USCC_FORMAT,
  /** Warning: the check character of the unified social credit code does not fit. */
  USCC_CHECKSUM,
  /** Not an amount of yuan with at most two decimals. */
  MONEY_FORMAT,
  /** Not a score from 0 to 100. */
  SCORE_RANGE,
  /** Not a known education level. */
  UNKNOWN_EDUCATION,
  /** Not a known certificate status. */
  UNKNOWN_STATUS,
  /** Not a known professional title or grade. */
  UNKNOWN_TITLE,
  /** Not one of the words for an honour's kind, scope, contest class or medal. */
  UNKNOWN_HONOUR_WORD,
  /** Stated although what it belongs to is not, e.g. a place without a contest. */
  NOT_EXPECTED_HERE,
  /** The scope is not the one that the kind or the class of contest has. */
  SCOPE_MISMATCH,
  /** The division is not of the rank that the scope names. */
  REGION_RANK_MISMATCH,
  /** The division lies outside of the region whose registry is asked. */
  REGION_OUTSIDE_HOME,
  /** Words that others will read name the holder. */
  HOLDER_NAMED,
  /** Not {@code holder:}, {@code organisation:} or {@code officer:} with a value. */
  RECIPIENT_FORMAT
}
