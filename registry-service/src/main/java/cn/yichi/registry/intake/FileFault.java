package cn.yichi.registry.intake;

import static java.util.Objects.requireNonNull;

/**
 * Why a file as a whole cannot be taken.
 *
 * @param value what it is about: column names, a size, a place in the file; may be empty
 * @param line the line of the file, from 1; 0 where no line can be named
 */
public record FileFault(Code code, String value, long line) {

  /** Stable names; texts in {@link FileFaultText}. */
  public enum Code {
    /** No bytes at all, or only blank lines. */
    EMPTY_FILE,
    /** An Excel workbook instead of CSV. */
    WORKBOOK_NOT_CSV,
    /** Bytes that are no text. */
    NOT_TEXT,
    /** Text in a known encoding other than UTF-8 or GB18030. */
    ENCODING_UNSUPPORTED,
    /** The first line is neither UTF-8 nor GB18030. */
    ENCODING_UNKNOWN,
    /** A byte that its encoding does not allow. */
    BAD_BYTE,
    /** The first line has none of the known headings. */
    HEADINGS_UNKNOWN,
    /** A needed column is missing. */
    COLUMN_MISSING,
    /** Two columns mean the same field. */
    COLUMN_TWICE,
    /** Headings and no row. */
    NO_ROWS,
    /** More columns than any bureau's file has. */
    TOO_MANY_COLUMNS,
    /** A line longer than any true one, often a missing closing quote. */
    LINE_TOO_LONG,
    /** A quote that is never closed. */
    QUOTE_NOT_CLOSED,
    /** Text between a closing quote and the next separator. */
    QUOTE_MISPLACED,
    /** The uploaded file was deleted or damaged before the job could end. */
    FILE_LOST,
    /** A fault of this service. */
    SERVICE_FAULT
  }

  public FileFault {
    requireNonNull(code, "code");
    requireNonNull(value, "value");
  }

  /** A fault of no particular line. */
  public static FileFault of(Code code, String value) {
    return new FileFault(code, value, 0);
  }
}
