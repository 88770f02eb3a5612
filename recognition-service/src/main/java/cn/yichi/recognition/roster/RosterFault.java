package cn.yichi.recognition.roster;

/**
 * Why a roster cannot be taken as a whole.
 *
 * @param value what it is about: headings, a bound, an encoding; never what a cell holds
 * @param line the line of the file, from 1; 0 where none can be named
 */
public record RosterFault(Code code, String value, long line) {

  /** Stable names; their texts are in the bundle {@code rosters}. */
  public enum Code {
    EMPTY_FILE,
    NOT_TEXT,
    ENCODING_UNSUPPORTED,
    ENCODING_UNKNOWN,
    BAD_BYTE,
    LINE_TOO_LONG,
    QUOTE_NOT_CLOSED,
    QUOTE_MISPLACED,
    WORKBOOK_FAULTY,
    /** A workbook that unpacks to more than any true roster. */
    WORKBOOK_TOO_LARGE,
    TOO_MANY_COLUMNS,
    /** More rows than one roster may have. */
    TOO_MANY_ROWS,
    NO_ROWS,
    /** No column says the certificate's number, or none says anything of its holder. */
    COLUMN_MISSING,
    /** Two columns mean the same. */
    COLUMN_TWICE,
    /** The kept file is gone or damaged. */
    FILE_LOST,
    /** A fault of this service. */
    SERVICE_FAULT
  }

  static RosterFault of(Code code, Object value) {
    return new RosterFault(code, value.toString(), 0);
  }
}
