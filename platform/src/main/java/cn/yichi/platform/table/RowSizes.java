package cn.yichi.platform.table;

/**
 * Finds a row of a worksheet that is too long, before anything parses it: whoever parses holds a
 * row, and each text in it, whole. Reads the bytes of the sheet's XML, whose names are ASCII in
 * every encoding that a workbook has in practice; in another no row is found to begin, and a sheet
 * longer than one row may be is refused. What looks like a row in a comment, a quotation or an
 * instruction is none.
 */
final class RowSizes {
  /** Bytes of the longest row: what {@link Cells} lets through, in tags and escapes. */
  static final int LONGEST = 4 * 1024 * 1024;

  /** Of the names that matter, with a prefix before them; of others only the end is kept. */
  private final StringBuilder name = new StringBuilder();

  /** What ends the comment, quotation or instruction that is being read; else empty. */
  private String close = "";

  /** How much of {@link #close} has just been read. */
  private int closing;

  private boolean inName;
  private boolean over;
  private long since;

  /** False where a row has become too long. */
  boolean take(byte[] bytes, int length) {
    for (int i = 0; i < length && !over; i++) {
      if (++since > LONGEST) {
        return false;
      }
      take((char) bytes[i]);
    }
    return true;
  }

  private void take(char next) {
    if (!close.isEmpty()) {
      pass(next);
    } else if (next == '<') {
      name.setLength(0);
      inName = true;
    } else if (inName && (next == '>' || next <= ' ' || next == '/' && !name.isEmpty())) {
      inName = false;
      named(name.toString());
    } else if (inName) {
      name.append(next);
      close = closeOf(name.toString());
      inName = close.isEmpty() && name.length() < 40;
    }
  }

  private static String closeOf(String open) {
    return switch (open) {
      case "!--" -> "-->";
      case "![CDATA[" -> "]]>";
      case "?" -> "?>";
      default -> "";
    };
  }

  /** The first two of three are alike, so that a third one of them changes nothing. */
  private void pass(char next) {
    if (next == close.charAt(closing)) {
      closing++;
    } else if (closing < 2 || next != close.charAt(1)) {
      closing = next == close.charAt(0) ? 1 : 0;
    }
    if (closing == close.length()) {
      close = "";
      closing = 0;
    }
  }

  private void named(String tag) {
    boolean end = tag.startsWith("/");
    String bare = tag.substring(Math.max(tag.indexOf(':') + 1, end ? 1 : 0));
    if (!end && bare.equals("row")) {
      since = 0;
    }
    over = end && bare.equals("sheetData");
  }
}
