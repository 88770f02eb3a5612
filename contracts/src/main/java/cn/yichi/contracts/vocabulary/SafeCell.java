package cn.yichi.contracts.vocabulary;

/**
 * Cells that a spreadsheet shows and never runs. Text that would begin a formula gets an apostrophe
 * before it; reading takes that apostrophe away again, so that a corrected error file can be
 * uploaded as it is.
 */
public final class SafeCell {
  private SafeCell() {}

  /** The cell with an apostrophe where a spreadsheet would see a formula. */
  public static String guarded(String cell) {
    return startsFormula(cell, 0) ? "'" + cell : cell;
  }

  /** The cell as it was before {@link #guarded}. */
  public static String restored(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == '\'' && startsFormula(cell, 1)
        ? cell.substring(1)
        : cell;
  }

  private static boolean startsFormula(String cell, int at) {
    return cell.length() > at
        && switch (cell.charAt(at)) {
          // Full-width forms too: some spreadsheets in Chinese locales take them for the same
          // signs.
          case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> true;
          default -> false;
        };
  }
}
