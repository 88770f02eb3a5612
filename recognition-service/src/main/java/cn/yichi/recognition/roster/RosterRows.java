package cn.yichi.recognition.roster;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A roster read from its start, row by row, in bounded memory. One thread. */
public interface RosterRows extends AutoCloseable {
  /** The sender's headings. */
  List<String> headings();

  /** How it is written. */
  RosterForm form();

  /**
   * The next row that is not blank, empty at the end.
   *
   * @throws RosterRefused when the file cannot be read on
   * @throws IOException when the store of files fails
   */
  Optional<RosterRow> next() throws RosterRefused, IOException;

  @Override
  void close() throws IOException;

  /** The kinds of files; a result is of the kind that was sent. */
  enum RosterForm {
    CSV,
    XLSX
  }

  /**
   * One row.
   *
   * @param number its place among the rows, from 1
   * @param cells the sender's own
   */
  record RosterRow(long number, List<String> cells) {
    /** Names no value: cells are personal data. */
    @Override
    public String toString() {
      return "Row " + number;
    }
  }
}
