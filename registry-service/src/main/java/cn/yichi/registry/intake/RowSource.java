package cn.yichi.registry.intake;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A file read from its start, row by row, in bounded memory. One thread. */
public interface RowSource extends AutoCloseable {
  /** The sender's headings. */
  List<String> headings();

  /** How the file is written, e.g. {@code GB18030} and a comma. */
  FileForm form();

  /**
   * The next row, empty at the end.
   *
   * @throws FileRefused when the file cannot be read on
   * @throws IOException when the store of files fails
   */
  Optional<Row> next() throws FileRefused, IOException;

  @Override
  void close() throws IOException;

  /**
   * How a file is written.
   *
   * @param encoding {@code UTF-8} or {@code GB18030}
   * @param separator comma, semicolon or tab
   */
  record FileForm(String encoding, char separator) {}
}
