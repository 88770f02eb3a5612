package cn.yichi.platform.table;

import static java.util.Objects.requireNonNull;

/**
 * Why a file cannot be read as rows.
 *
 * @param value what it is about: a size, an encoding; may be empty
 * @param line the line of the file, from 1; 0 where no line can be named
 */
public record TableFault(Code code, String value, long line) {

  /** Stable names; each service has its own texts for them. */
  public enum Code {
    /** No bytes at all, or only blank lines. */
    EMPTY_FILE,
    /** An Excel workbook where text is read. */
    WORKBOOK_NOT_CSV,
    /** A workbook that cannot be opened, or is of the old binary kind. */
    WORKBOOK_FAULTY,
    /** A workbook that would unpack to more than any true one. */
    WORKBOOK_TOO_LARGE,
    /** Bytes that are no text. */
    NOT_TEXT,
    /** Text in a known encoding other than UTF-8 or GB18030. */
    ENCODING_UNSUPPORTED,
    /** The first line is neither UTF-8 nor GB18030. */
    ENCODING_UNKNOWN,
    /** A byte that its encoding does not allow. */
    BAD_BYTE,
    /** More columns than any true file has. */
    TOO_MANY_COLUMNS,
    /** A line longer than any true one, often a missing closing quote. */
    LINE_TOO_LONG,
    /** A quote that is never closed. */
    QUOTE_NOT_CLOSED,
    /** Text between a closing quote and the next separator. */
    QUOTE_MISPLACED
  }

  public TableFault {
    requireNonNull(code, "code");
    requireNonNull(value, "value");
  }

  /** A fault of no particular line. */
  public static TableFault of(Code code, String value) {
    return new TableFault(code, value, 0);
  }
}
