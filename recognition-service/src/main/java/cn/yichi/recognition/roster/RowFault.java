package cn.yichi.recognition.roster;

/** Why one row cannot be asked; the others are. Texts are in the bundle {@code rosters}. */
public enum RowFault {
  /** More cells than headings. */
  ROW_SHAPE,
  CELL_TOO_LONG,
  NUMBER_MISSING,
  NUMBER_FAULTY,
  /** A spreadsheet made a number of it and lost its last digits. */
  NUMBER_ROUNDED,
  HOLDER_MISSING,
  NAME_FAULTY,
  DOCUMENT_FAULTY
}
