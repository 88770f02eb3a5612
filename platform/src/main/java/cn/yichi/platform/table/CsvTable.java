package cn.yichi.platform.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A CSV file, record by record; blank lines are passed over. */
public final class CsvTable implements Table {
  private static final int BEGINNING = 64 * 1024;

  private final InputStream in;
  private final Form form;
  private final Cells cells = new Cells();
  private final CsvReader<Cells.Line> reader;
  private final CloseableIterator<Cells.Line> lines;
  private final List<String> headings;
  private long rows;

  private CsvTable(InputStream in, TextForm text, InputStream whole, Predicate<String> known)
      throws TableRefused, IOException {
    this.in = in;
    this.form = new Form(text.charset().name(), Separator.of(text.beginning(), known));
    this.reader =
        CsvReader.builder()
            .fieldSeparator(form.separator())
            .allowUnclosedQuote(false)
            // a row of another width is one row's fault, not the file's
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(2 * Cells.LONGEST_LINE)
            .build(cells, new InputStreamReader(whole, text.strictDecoder()));
    this.lines = reader.iterator();
    this.headings =
        nextLine()
            .map(Cells.Line::cells)
            .orElseThrow(() -> new TableRefused(TableFault.of(TableFault.Code.EMPTY_FILE, "")));
  }

  /**
   * Reads the beginning of a file; the stream is closed with the rows, or when this throws.
   *
   * @param known whether a heading is one that is looked for, by which the separator is told
   */
  public static CsvTable open(InputStream in, Predicate<String> known)
      throws TableRefused, IOException {
    try {
      byte[] beginning = in.readNBytes(BEGINNING);
      TextForm text = TextForm.of(beginning, beginning.length < BEGINNING);
      InputStream head =
          new ByteArrayInputStream(
              beginning, text.markBytes(), beginning.length - text.markBytes());
      return new CsvTable(in, text, new SequenceInputStream(head, in), known);
    } catch (TableRefused | IOException | RuntimeException unreadable) {
      in.close();
      throw unreadable;
    }
  }

  @Override
  public List<String> headings() {
    return headings;
  }

  @Override
  public Form form() {
    return form;
  }

  @Override
  public Optional<TableRow> next() throws TableRefused, IOException {
    Optional<Cells.Line> line = nextLine();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    rows++;
    return Optional.of(new TableRow(rows, line.get().line(), line.get().cells()));
  }

  private Optional<Cells.Line> nextLine() throws TableRefused, IOException {
    try {
      while (lines.hasNext()) {
        Cells.Line line = lines.next();
        if (!line.blank()) {
          refuseOtherEncoding(line);
          return Optional.of(line);
        }
      }
      return Optional.empty();
    } catch (CsvParseException | Cells.OutOfBounds | UncheckedIOException broken) {
      throw refusal(broken);
    }
  }

  /** Most bytes of UTF-8 pass as GB18030, as other characters: no decoder finds them. */
  private void refuseOtherEncoding(Cells.Line line) throws TableRefused {
    if (form.encoding().equals(TextForm.GB18030.name()) && TextForm.isUtf8(line.cells())) {
      throw refused(TableFault.Code.BAD_BYTE, form.encoding());
    }
  }

  /**
   * FastCSV wraps what its source and its handler throw, and tells its own faults by words only.
   */
  private TableRefused refusal(RuntimeException broken) throws IOException {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Cells.OutOfBounds beyond -> {
          return new TableRefused(beyond.fault());
        }
        case CharacterCodingException bad -> {
          return refused(TableFault.Code.BAD_BYTE, form.encoding());
        }
        case IOException files -> throw files;
        default -> {}
      }
    }
    String words = String.valueOf(broken.getMessage());
    if (words.contains("Unclosed")) {
      return refused(TableFault.Code.QUOTE_NOT_CLOSED, "");
    }
    return words.contains("after closing quote")
        ? refused(TableFault.Code.QUOTE_MISPLACED, "")
        : refused(TableFault.Code.LINE_TOO_LONG, Integer.toString(Cells.LONGEST_LINE));
  }

  private TableRefused refused(TableFault.Code code, String value) {
    return new TableRefused(new TableFault(code, value, cells.line()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
