package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.Finding;

/**
 * Something odd about a certificate that was taken in nevertheless.
 *
 * @param value what is odd, masked where it is personal
 */
public record RowWarning(Code code, DraftField field, String value) {
  public RowWarning {
    value = Finding.shown(value);
  }

  /** Stable names, counted in a job's summary. */
  public enum Code {
    /** The value is accepted although a check of the vocabulary doubts it. */
    VALUE_DOUBTFUL,
    /** The number follows no known scheme, so nothing inside it could be compared. */
    NUMBER_SCHEME_UNKNOWN,
    /** The job type is not listed under the occupation. */
    JOB_TYPE_NOT_LISTED,
    /** The issuer's stated name is not the name on file. */
    ISSUER_NAME_DIFFERS,
    /** A last day of validity for a kind that does not expire; not kept. */
    VALIDITY_NOT_APPLICABLE
  }
}
