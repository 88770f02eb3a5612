package cn.yichi.platform.table;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A file of rows read from its start, row by row, in bounded memory. One thread. */
public interface Table extends AutoCloseable {
  /** The sender's headings. */
  List<String> headings();

  /** How the file is written. */
  Form form();

  /**
   * The next row that is not blank, empty at the end.
   *
   * @throws TableRefused when the file cannot be read on
   * @throws IOException when the store of files fails
   */
  Optional<TableRow> next() throws TableRefused, IOException;

  @Override
  void close() throws IOException;

  /**
   * How a file is written.
   *
   * @param encoding {@code UTF-8}, {@code GB18030} or, of a workbook, {@code XLSX}
   * @param separator comma, semicolon or tab; of a workbook a comma that stands nowhere
   */
  record Form(String encoding, char separator) {}
}
