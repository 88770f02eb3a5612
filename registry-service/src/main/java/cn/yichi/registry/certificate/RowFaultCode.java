package cn.yichi.registry.certificate;

/**
 * Why a stated certificate is refused. The names are stable: they stand in error files, job
 * summaries and HTTP answers. The order is fixed too: a row with several faults is counted under
 * the first of its codes in this order. Reasons and remedies are texts in a bundle.
 */
public enum RowFaultCode {
  /** The row has more or fewer cells than the headings. */
  ROW_SHAPE,
  /** A cell is longer than any true value could be. */
  CELL_TOO_LONG,
  /** A needed field is empty. */
  FIELD_MISSING,
  /** A value is not written as its field demands. */
  FIELD_MALFORMED,
  /** A word is none of the field's known words: kind, level, document type, edition, education. */
  UNKNOWN_WORD,
  /** The check character of the ID number does not fit. */
  DOCUMENT_CHECKSUM,
  /** The birth date inside the ID number is not a date, or lies ahead. */
  DOCUMENT_BIRTH_DATE,
  /** The issuer's name uses words that unlicensed bodies may not use (山寨证书). */
  ISSUER_NAME_FORBIDDEN,
  /** The issue date lies in the future. */
  ISSUED_IN_FUTURE,
  /** Issued before the assessment. */
  ISSUED_BEFORE_ASSESSED,
  /** Issued before the holder could have been assessed. */
  ISSUED_BEFORE_BIRTH,
  /** The last day of validity is not after the issue date. */
  VALIDITY_NOT_AFTER_ISSUE,
  /** An ungraded kind with a level. */
  LEVEL_NOT_ALLOWED,
  /** The year inside the number is not the year of issue. */
  NUMBER_YEAR_MISMATCH,
  /** The level inside the number is not the stated level. */
  NUMBER_LEVEL_MISMATCH,
  /** The province inside the number is not the issuer's or not this region's. */
  NUMBER_REGION_MISMATCH,
  /** The issuer code inside the number is not the stated issuer code. */
  NUMBER_ISSUER_MISMATCH,
  /** The occupation is not in the catalogue. */
  OCCUPATION_UNKNOWN,
  /** The occupation's name means several occupations. */
  OCCUPATION_AMBIGUOUS,
  /** The occupation's code and name do not belong together. */
  OCCUPATION_NAME_MISMATCH,
  /** The county lies outside this region. */
  COUNTY_OUTSIDE_REGION,
  /** A score is not between 0 and 100. */
  SCORE_OUT_OF_RANGE,
  /** The issuer is not on file (备案) in this region. */
  ISSUER_NOT_FILED,
  /** The issuer was not on file for that kind, occupation and level on the issue date. */
  ISSUER_OUT_OF_SCOPE,
  /** The issuer was suspended or withdrawn on the issue date. */
  ISSUER_NOT_IN_GOOD_STANDING,
  /** A field that is published holds the holder's name, document number or mobile number. */
  PERSONAL_DATA_MISPLACED,
  /** The number is already registered, or stands earlier in the file, with other content. */
  NUMBER_CONFLICT
}
